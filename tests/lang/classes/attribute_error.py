# a missing attribute names class and attribute
class A:
    pass
def message(f):
    try:
        f()
    except AttributeError as e:
        return str(e)
print(message(lambda: A().x))                       # expect: 'A' object has no attribute 'x'
print(message(lambda: A.x))                         # expect: type object 'A' has no attribute 'x'
print(message(lambda: (5).x))                       # expect: 'int' object has no attribute 'x'
print(message(lambda: 'a'.nope))                    # expect: 'str' object has no attribute 'nope'
print(message(lambda: None.x))                      # expect: 'NoneType' object has no attribute 'x'
print(message(lambda: [].y))                        # expect: 'list' object has no attribute 'y'
print(message(lambda: len.z))                       # expect: 'builtin_function_or_method' object has no attribute 'z'
print(message(lambda: setattr(5, 'x', 1)))          # expect: 'int' object has no attribute 'x'
print(message(lambda: setattr([], 'append', 1)))    # expect: 'list' object attribute 'append' is read-only
print(message(lambda: delattr(A(), 'x')))           # expect: 'A' object has no attribute 'x'
print(message(lambda: delattr(A, 'x')))             # expect: type object 'A' has no attribute 'x'
a = A()
a.gone                                              # expect-error: AttributeError: 'A' object has no attribute 'gone'
