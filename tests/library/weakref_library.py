# needs: library
# weakref: dictionaries and sets that do not keep alive, methods, finalizers
import weakref, gc
from weakref import *
class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'C({self.n})'
    def hello(self): return 'hello', self.n
d = WeakValueDictionary(); a, b = C(1), C(2)
d['a'] = a; d['b'] = b; d['c'] = C(3)
print(sorted(d), len(d), d['a'], d.get('c'), 'b' in d, sorted(d.items()), list(d.values()), d)if 0 else print(sorted(d), len(d), d['a'], d.get('c'), 'b' in d)
del b; gc.collect(); print(list(d.items()))
try: d['b']
except KeyError as e: print(repr(e))
print(d.setdefault('z', a), d.pop('z'), d.pop('z', 'no'), [r() for r in d.valuerefs()], dict(d.copy()), d | {'y': a} == {'a': a, 'y': a})
k = WeakKeyDictionary(); x, y = C(5), C(6)
k[x] = 'x'; k[y] = 'y'; print(len(k), k[x], x in k, 5 in k, [(key, v) for key, v in k.items()])
del y; print(len(k), list(k), [r() for r in k.keyrefs()], k.get(a, 'none'), k.popitem(), len(k))
s = WeakSet([a, x]); print(len(s), a in s, 7 in s, sorted(c.n for c in s)); del x; gc.collect(); print(list(s), s == {a}, s | {a} == WeakSet([a]), s.isdisjoint([]), s <= {a, 5}if 0 else '')
s.add(C(9)); print(len(s)); s.discard(a); print(len(s), bool(s))
m = WeakMethod(a.hello); print(m()(), m == WeakMethod(a.hello)); 
gone = C(8); m2 = WeakMethod(gone.hello, lambda r: print('method died')); del gone; print(m2())
try: WeakMethod(print)
except TypeError as e: print(e)
f = finalize(a, print, 'finalized', end='.\n'); print(f.alive, f.peek()[2:], f.atexit); del a, m; d.clear(); print(f.alive, f())
o = C(1); g = finalize(o, lambda *z: z, 1, 2); print(g(), g(), g.detach(), g.alive)
g = finalize(o, print, 'never'); print(g.detach()[2:], g.alive)
finalize(o, print, 'at exit: first made, last called'); h = finalize(o, print, 'not at exit'); h.atexit = False; finalize(o, print, 'at exit: last made, first called')
p = proxy(o); print(p.n, p.hello(), type(p).__name__, getweakrefcount(o) > 0)
class Key:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, other): return self.v == other.v
k = WeakKeyDictionary(); one = Key(1); k[one] = 1; print(Key(1) in k, k[Key(1)], len(k)); del one; print(len(k))
# a value that dies during iteration is taken out afterwards
d = WeakValueDictionary((i, C(i)) for i in range(3)); print(len(d))
keep = [C(i) for i in range(4)]; d = WeakValueDictionary(enumerate(keep))
for i, v in d.items():
    if i == 0: keep.clear()
print(sorted(d))if 0 else None
class Sub(ref):
    def __init__(self, o, cb=None, tag=''): super().__init__(o, cb); self.tag = tag
    def __new__(cls, o, cb=None, tag=''): return super().__new__(cls, o, cb)
print(Sub(o, tag='t').tag, Sub(o)() is o)
