# reduce, partial, cmp_to_key
from _functools import cmp_to_key, partial, reduce

def err(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__ + ':', e)
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [], 4))  # expect: 6 4
err(reduce)                                                   # expect: TypeError: reduce expected at least 2 arguments, got 0
err(reduce, max, [])                                          # expect: TypeError: reduce() of empty iterable with no initial value
err(reduce, max, 3)                                           # expect: TypeError: reduce() arg 2 must support iteration
err(reduce, 1, [1, 2])                                        # expect: TypeError: 'int' object is not callable
err(reduce, 1, [1])                                           # expect: 1
err(reduce, 1)                                                # expect: TypeError: reduce expected at least 2 arguments, got 1

def f(*a, **k):
    return (a, k)
p = partial(f, 1, 2, x=3)
print(p(), p(4), p(4, y=5), p(x=9), p(y=1, x=2))
# expect: ((1, 2), {'x': 3}) ((1, 2, 4), {'x': 3}) ((1, 2, 4), {'x': 3, 'y': 5}) ((1, 2), {'x': 9}) ((1, 2), {'x': 2, 'y': 1})
print(p.func is f, p.args, p.keywords, p.__dict__)            # expect: True (1, 2) {'x': 3} {}
print(repr(p)[:30])                                           # expect: functools.partial(<function f 
q = partial(p, 7, z=8)
print(q.args, q.keywords, q.func is f)                        # expect: (7,) {'z': 8} False
p.attr = 1
print(p.__dict__)                                             # expect: {'attr': 1}
q = partial(p, 7)
print(q.func is p)                                            # expect: True
err(partial)                                                  # expect: TypeError: type 'partial' takes at least one argument
err(partial, 3)                                               # expect: TypeError: the first argument must be callable
err(partial, x=3)                                             # expect: TypeError: type 'partial' takes at least one argument
err(setattr, p, 'func', 3)                                    # expect: AttributeError: readonly attribute
err(delattr, p, 'args')                                       # expect: AttributeError: readonly attribute
print(partial(print, 'a', sep='-'))                           # expect: functools.partial(<built-in function print>, 'a', sep='-')
print(partial(len)('abc'), partial(int, base=2)('101'), partial(partial)(len)('ab'))  # expect: 3 5 2

class S(partial):
    pass
print(S(len, 1))                                              # expect: S(<built-in function len>, 1)
r = p.__reduce__()
print(r[0], len(r), r[2][1:])                                 # expect: <class 'functools.partial'> 3 ((1, 2), {'x': 3}, {'attr': 1})
n = partial(len)
n.__setstate__((f, (1,), {'a': 1}, {'q': 2}))
print(n(), n.q)                                               # expect: ((1,), {'a': 1}) 2
err(n.__setstate__, 3)                                        # expect: TypeError: invalid partial state
err(n.__setstate__, (1, 2, 3, 4))                             # expect: TypeError: invalid partial state
p2 = partial(len)
p2.__setstate__((p2, (), {}, {}))
print(p2)                                                     # expect: functools.partial(...)
print(partial[int])                                           # expect: functools.partial[int]
k = cmp_to_key(lambda a, b: b - a)
print(sorted([3, 1, 2], key=k))                               # expect: [3, 2, 1]
print(k(1) < k(2), k(1) == k(1), k(3).obj)                    # expect: False True 3
err(lambda: k(1) < 3)                                         # expect: TypeError: other argument must be K instance
err(hash, k(1))                                               # expect: TypeError: unhashable type: 'functools.KeyWrapper'
err(k)                                                        # expect: TypeError: K() missing required argument 'obj' (pos 1)
err(cmp_to_key)                                               # expect: TypeError: cmp_to_key() missing required argument 'mycmp' (pos 1)
err(lambda: k < k)                                            # expect: AttributeError: object
print(max([1, 2, 3], key=cmp_to_key(mycmp=lambda a, b: b - a)))  # expect: 1
