# lru_cache, and the parts of functools that are written in Python
import functools, gc, weakref
from functools import *

def err(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__ + ':', e)

@lru_cache(maxsize=2)
def g(x):
    print('call', x)
    return x * 2
print(g(1), g(2), g(1), g(3), g(2))
# expect: call 1
# expect: call 2
# expect: call 3
# expect: call 2
# expect: 2 4 2 6 4
print(g.cache_info(), g.cache_parameters())                   # expect: CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) {'maxsize': 2, 'typed': False}
g.cache_clear()
print(g.cache_info())                                         # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)
print(g.__name__)                                             # expect: g

@lru_cache(None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info())                             # expect: 354224848179261915075 CacheInfo(hits=98, misses=101, maxsize=None, currsize=101)

@lru_cache(maxsize=0)
def z(x):
    return x
z(1)
z(1)
print(z.cache_info())                                         # expect: CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)

@lru_cache(typed=True)
def t(*a, **k):
    return type(a[0]) if a else 0
t(1)
t(1.0)
t(True)
t(1, k=1)
t(1, k=1.0)
print(t.cache_info())                                         # expect: CacheInfo(hits=0, misses=5, maxsize=128, currsize=5)

@cache
def h(a, b=2):
    return a
h(1)
h(1, 2)
h(1, b=2)
h(a=1)
print(h.cache_info())                                         # expect: CacheInfo(hits=0, misses=4, maxsize=None, currsize=4)
err(g, [])                                                    # expect: TypeError: unhashable type: 'list'
err(lambda: lru_cache(maxsize='a')(len))                      # expect: TypeError: Expected first argument to be an integer, a callable, or None
err(functools._lru_cache_wrapper, 1, 2, 3, 4)                 # expect: TypeError: the first argument must be callable
err(functools._lru_cache_wrapper, len, 1.5, 3, 4)             # expect: TypeError: maxsize should be integer or None
err(functools._lru_cache_wrapper)                             # expect: TypeError: lru_cache() missing required argument 'user_function' (pos 1)

class C:

    @lru_cache
    def m(self, x):
        return x

    @cached_property
    def cp(self):
        print('once')
        return 5
    pm = partialmethod(lambda self, a, b: (a, b), 1)
c = C()
print(c.m(1), c.m(1), C.m.cache_info(), c.cp, c.cp, c.pm(2))
# expect: once
# expect: 1 1 CacheInfo(hits=1, misses=1, maxsize=128, currsize=1) 5 5 (1, 2)

@total_ordering
class T:

    def __init__(s, v):
        s.v = v

    def __eq__(s, o):
        return s.v == o.v

    def __lt__(s, o):
        return s.v < o.v
print(T(1) <= T(2), T(1) >= T(2), T(1) > T(0))                # expect: True False True
w = weakref.ref(g)
print(w() is g)                                               # expect: True
print(g.__reduce__())                                         # expect: g

@lru_cache(maxsize=2)
def rec(n):
    if n:
        rec(n - 1)
    return n
rec(5)
print(rec.cache_info())                                       # expect: CacheInfo(hits=0, misses=6, maxsize=2, currsize=2)
rec(5)
rec(4)
print(rec.cache_info())                                       # expect: CacheInfo(hits=2, misses=6, maxsize=2, currsize=2)

class K:

    def __init__(s, v):
        s.v = v

    def __hash__(s):
        return 1

    def __eq__(s, o):
        if act:
            a = act.pop()
            a()
        return s.v == o.v
act = []

@lru_cache(maxsize=2)
def kk(x):
    return x.v
(kk(K(1)), kk(K(2)))
act.append(kk.cache_clear)
print(kk(K(3)), kk.cache_info())                              # expect: 3 CacheInfo(hits=0, misses=1, maxsize=2, currsize=1)
act.append(lambda: kk(K(9)))
print(kk(K(4)), kk.cache_info(), [kk(K(i)) for i in range(5)], kk.cache_info())
# expect: 4 CacheInfo(hits=0, misses=3, maxsize=2, currsize=2) [0, 1, 2, 3, 4] CacheInfo(hits=0, misses=8, maxsize=2, currsize=2)

@lru_cache
def cyc(x):
    return []
l = cyc(1)
l.append(cyc)
l.append(l)
del l
gc.collect()
del cyc
print(gc.collect() > 3)                                       # expect: True
