# is compares objects, == compares values
a = [1]
b = [1]
print(a is a, a is b, a is not b, a == b, None is None, None == 0, None is not False)
# expect: True False True True True False True
print(type(None), type(None)(), Ellipsis, ... is Ellipsis, type(...).__name__, NotImplemented)
# expect: <class 'NoneType'> None Ellipsis True ellipsis NotImplemented
