# the parts of functools that are written in Python, on top of _functools
from functools import cached_property, partialmethod, singledispatch, singledispatchmethod, total_ordering, wraps
import copy, operator

class C:
    @cached_property
    def once(self):
        print('computed')
        return 5
    @singledispatchmethod
    def kind(self, x):
        return 'object'
    @kind.register
    def _(self, x: int):
        return 'int'
    add = partialmethod(lambda self, a, b: (a, b), 1)

c = C()
print(c.once, c.once)
# expect: computed
# expect: 5 5
print(c.kind(1), c.kind('a'), c.add(2))                       # expect: int object (1, 2)

@singledispatch
def kind(x):
    return 'object'
@kind.register(list)
def _(x):
    return 'list'
@kind.register
def _(x: int | str):
    return 'int or str'
print(kind([]), kind(1), kind('a'), kind(None), list(kind.registry))
# expect: list int or str int or str object [<class 'object'>, <class 'list'>, <class 'int'>, <class 'str'>]

@total_ordering
class T:
    def __init__(self, v):
        self.v = v
    def __eq__(self, other):
        return self.v == other.v
    def __lt__(self, other):
        return self.v < other.v
print(T(1) <= T(2), T(1) >= T(2), T(1) > T(0))                # expect: True False True

def f(a):
    "doc"
@wraps(f)
def g(*args):
    return f(*args)
print(g.__name__, g.__doc__, g.__wrapped__ is f)              # expect: f doc True

m = operator.methodcaller('f', 1, a=2)
print(m, copy.copy(m), m.__reduce__()[0])
# expect: operator.methodcaller('f', 1, a=2) operator.methodcaller('f', 1, a=2) functools.partial(<class 'operator.methodcaller'>, 'f', a=2)
