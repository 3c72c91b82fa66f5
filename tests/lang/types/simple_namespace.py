# types.SimpleNamespace: what each call gives, or raises.
import sys
N = type(sys.implementation)
class Sub(N): pass
n = N(a=1, b='x')
for text in '''N() | n | repr(Sub(q=1)) | N(1) | N({'a': 1}) | n.a | n.c | n == N(a=1, b='x') | n == N(b='x', a=1) | n == 5 | n != N() | n < n | N(a=1) < Sub() | hash(n) | n.__dict__ | vars(n) | n.__reduce__() | N.__module__ | N.__name__ | N | N(**{'a b': 1, '': 2}) | type(n).__mro__ | Sub(a=1) == N(a=1) | n.__reduce__()[2] is n.__dict__ | N.__doc__ is None'''.replace('\n', ' | ').split(' | '):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
n.c = n; print(n); del n.a; print(n); n.__init__(z=1); print(n)
try: n.__dict__ = {}
except Exception as e: print(type(e).__name__, e)
s = Sub(a=1); s.me = s; print(s)
import _weakref
try: _weakref.ref(n); print('weak')
except TypeError as e: print(e)
