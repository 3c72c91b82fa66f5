# What CPython's own tests of the language found wrong.
import _weakref

# A name that any function declares global is a global in the module's own statements too, when locals are apart.
names = {}
exec('''
x = 7
def f():
    x = 1
    def g():
        global x
        return (lambda: x)()
    return g()
r = f()
''', names, apart := {})
print(apart['r'], 'x' in names, 'x' in apart)       # expect: 7 True False

class Odd(complex):
    def __complex__(self):
        return 42j
print(complex(Odd(1j)))                             # expect: 42j

class Key:
    compared = 0
    def __hash__(self):
        return 42
    def __eq__(self, other):
        Key.compared += 1
        return self is other
d = {Key(): 5}
d.setdefault(Key(), [])
print(Key.compared, len(d))                         # expect: 1 2

class Own(list):
    def __new__(cls, items, more=None):
        return super().__new__(cls, items)
print(Own([1, 2], more=3))                          # expect: [1, 2]

# A bound method is no descriptor.
class A:
    def foo(self, cls):
        return cls.__name__
class B:
    bar = classmethod(A().foo)
print(B.bar(), '__get__' in vars(type(A().foo)))      # expect: B False

def numbers():
    yield 1
g = numbers()
print(_weakref.ref(g)() is g)                       # expect: True
g.__name__ = g.__qualname__ = 'other'
try:
    g.__name__ = 1
except TypeError as error:
    print(error, g.__name__)                        # expect: __name__ must be set to a string object other
