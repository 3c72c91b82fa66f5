# attributes by name
class A:
    x = 1
a = A()
setattr(a, 'y', 2)
print(getattr(a, 'x'), getattr(a, 'y'), getattr(a, 'z', 'default'), hasattr(a, 'y'), hasattr(a, 'z'), hasattr(5, 'real'))
# expect: 1 2 default True False True
delattr(a, 'y')
print(hasattr(a, 'y'), getattr('abc', 'upper')(), sorted(a.__dict__))  # expect: False ABC []
getattr(a, 'z')         # expect-error: AttributeError: 'A' object has no attribute 'z'
