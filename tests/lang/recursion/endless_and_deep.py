# What goes on for ever, or too deep, ends in a RecursionError.
import sys

N = 20000

def attack(name, f):
    try:
        f()
    except BaseException as e:
        text = str(e)
        if isinstance(e, RecursionError) and not text.startswith('maximum recursion depth exceeded'):
            print(name, 'says', text)
        print(name, type(e).__name__)
    else:
        print(name, 'fine')

def nest(kind, n=N):
    x = kind([])
    for i in range(n): x = kind([x])
    return x
class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return repr(self.x)
def chain():
    a = None
    for i in range(N): a = A(a)
    return a
l = nest(list); l2 = nest(list); t = nest(tuple); t2 = nest(tuple)
attack('repr list', lambda: repr(l))
attack('repr tuple', lambda: repr(t))
attack('str list', lambda: str(l))
attack('format list', lambda: f'{l}')
attack('percent', lambda: '%s' % (l,))
attack('eq list', lambda: l == l2)
attack('eq tuple', lambda: t == t2)
attack('lt list', lambda: l < l2)
attack('ne tuple', lambda: t != t2)
attack('in list', lambda: l2 in [l])
attack('index', lambda: [l].index(l2))
attack('count', lambda: [l].count(l2))
d = {}
for i in range(N): d = {'a': d}
d2 = {}
for i in range(N): d2 = {'a': d2}
attack('repr dict', lambda: repr(d))
attack('eq dict', lambda: d == d2)
attack('isinstance', lambda: isinstance(1, t))
attack('issubclass', lambda: issubclass(int, t))
attack('repr instance', lambda: repr(chain()))
def deepf(n): return deepf(n - 1) + 1
attack('python', lambda: deepf(10**6))
attack('except', lambda: exec('try: 1/0\nexcept T: pass', {'T': t}))
class C: pass
def subclasses():
    c = C
    for i in range(500): c = type('X', (c,), {})
    return c
c = subclasses()
attack('isinstance deep class', lambda: isinstance(c(), C))
attack('attribute deep', lambda: c().foo)
class G:
    def __getattr__(self, n): return getattr(self, n + 'x')
attack('getattr', lambda: G().a)
class S:
    def __str__(self): return str(self)
attack('__str__', lambda: str(S()))
class R:
    def __repr__(self): return repr(self)
attack('__repr__', lambda: repr(R()))
class E:
    def __eq__(self, o): return self == o
attack('__eq__', lambda: E() == 1)
class H:
    def __hash__(self): return hash(self)
attack('__hash__', lambda: hash(H()))
class L:
    def __len__(self): return len(self)
attack('__len__', lambda: len(L()))
class B:
    def __bool__(self): return bool(self)
attack('__bool__', lambda: bool(B()))
class I:
    def __iter__(self): return iter(self)
attack('__iter__', lambda: iter(I()))
class GI:
    def __getitem__(self, i): return self[i]
attack('__getitem__', lambda: GI()[0])
class CALL:
    def __call__(self): return self()
attack('__call__', lambda: CALL()())
class ADD:
    def __add__(self, o): return self + o
attack('__add__', lambda: ADD() + 1)
class RADD:
    def __radd__(self, o): return o + self
attack('__radd__', lambda: 1 + RADD())
class FMT:
    def __format__(self, s): return format(self, s)
attack('__format__', lambda: format(FMT()))
class INT:
    def __int__(self): return int(self)
attack('__int__', lambda: int(INT()))
class INDEX:
    def __index__(self): return [1][self]
attack('__index__', lambda: [1][INDEX()])
class CON:
    def __contains__(self, x): return x in self
attack('__contains__', lambda: 1 in CON())
class GA:
    def __getattribute__(self, n): return getattr(self, n)
attack('__getattribute__', lambda: GA().x)
class SA:
    def __setattr__(self, n, v): setattr(self, n, v)
attack('__setattr__', lambda: setattr(SA(), 'x', 1))
class DA:
    def __delattr__(self, n): delattr(self, n)
attack('__delattr__', lambda: delattr(DA(), 'x'))
class NEW:
    def __new__(cls): return cls()
attack('__new__', lambda: NEW())
class INIT:
    def __init__(self): INIT()
attack('__init__', lambda: INIT())
class M(type):
    def __instancecheck__(cls, x): return isinstance(x, cls)
class MC(metaclass=M): pass
attack('__instancecheck__', lambda: isinstance(1, MC))
class P:
    @property
    def p(self): return self.p
attack('property', lambda: P().p)
class D:
    def __get__(self, o, t): return o.d
class HD: d = D()
attack('descriptor', lambda: HD().d)
class EN:
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
attack('__enter__', lambda: EN().__enter__())
def gen(n):
    yield from gen(n + 1)
attack('yield from', lambda: list(gen(0)))
def gen2(): 
    for x in gen2(): yield x
attack('for gen', lambda: list(gen2()))
async def co(): await co()
attack('await', lambda: co().send(None))
attack('sort key', lambda: (lambda f: f(f))(lambda f: sorted([1], key=lambda k: f(f))))
attack('map', lambda: (lambda f: f(f))(lambda f: list(map(lambda k: f(f), [1]))))
