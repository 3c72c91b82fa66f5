# constructors and classes of classes: what they refuse, and in whose name
def show(f):
    try: print(f())
    except TypeError as e: print(e)
class T(tuple): pass
class F(frozenset): pass
class M(map): pass
class WithInit(tuple):
    def __init__(self, *args, **named): pass
show(lambda: T(x=1))            # expect: tuple() takes no keyword arguments
show(lambda: F(x=1))            # expect: frozenset() takes no keyword arguments
show(lambda: M(len, [], x=1))   # expect: map() takes no keyword arguments
show(lambda: WithInit(x=1))     # expect: ()
show(lambda: F(1, 2))           # expect: F expected at most 1 argument, got 2
show(lambda: enumerate(x=1))    # expect: 'x' is an invalid keyword argument for enumerate()
class Meta(type):
    def mro(cls): return []
def empty():
    class C(metaclass=Meta): pass
show(empty)                     # expect: type MRO must not be empty
class C:
    def __iter__(self): return 1
show(lambda: 1 in C())          # expect: argument of type 'C' is not iterable
show(lambda: C.mro(1))          # expect: C.mro() takes no arguments (1 given)
def f(): return 5
f.__defaults__ = 1, 2
show(lambda: f(1))              # expect: f() takes from -2 to 0 positional arguments but 1 was given
try: compile('def f(a):\n  global a', 'no such file', 'exec')
except SyntaxError as e: print(e.text)      # expect: None
