# what built-in things print as
print(len, repr, int, str, type, ValueError, callable(len), callable(int), None, ..., NotImplemented, True)
# expect: <built-in function len> <built-in function repr> <class 'int'> <class 'str'> <class 'type'> <class 'ValueError'> True True None Ellipsis NotImplemented True
print([].append.__name__, type([].append).__name__, type(len).__name__, type(str.upper).__name__, str.upper, range(3), slice(1))
# expect: append builtin_function_or_method builtin_function_or_method method_descriptor <method 'upper' of 'str' objects> range(0, 3) slice(None, 1, None)
