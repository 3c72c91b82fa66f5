# object() and its methods
o = object()
print(o == o, o != object(), isinstance(o, object), isinstance(5, object), type(o), issubclass(bool, object))
# expect: True True True True <class 'object'> True
try:
    o.x = 1
except AttributeError as e:
    print(e)            # expect: 'object' object has no attribute 'x'
object(1)               # expect-error: TypeError: object() takes no arguments
