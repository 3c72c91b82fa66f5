# type with three arguments, and type() of things
A = type('A', (), {'x': 1, 'get': lambda self: self.x})
B = type('B', (A,), {'x': 2})
print(A().get(), B().get(), A.__name__, B.__bases__ == (A,), type(A), type(type), type(5), type('') is str)
# expect: 1 2 A True <class 'type'> <class 'type'> <class 'int'> True
