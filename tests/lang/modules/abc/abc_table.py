# What _abc does below ABCMeta: abstract methods, registering, remembering answers without keeping classes alive.
from _abc import _abc_init, _abc_register, _abc_instancecheck, _abc_subclasscheck, _get_dump, _reset_registry, _reset_caches, get_cache_token
import gc
class Meta(type):
    def __new__(mcls, name, bases, namespace, **kw):
        cls = super().__new__(mcls, name, bases, namespace, **kw)
        _abc_init(cls)
        return cls
    register = lambda cls, sub: _abc_register(cls, sub)
    __instancecheck__ = lambda cls, instance: _abc_instancecheck(cls, instance)
    __subclasscheck__ = lambda cls, sub: _abc_subclasscheck(cls, sub)
def abstract(f): f.__isabstractmethod__ = True; return f
class A(metaclass=Meta):
    @abstract
    def f(self): pass
    @property
    @abstract
    def p(self): pass
class B(A):
    def f(self): pass
class C(B): p = 1
print(sorted(A.__abstractmethods__), sorted(B.__abstractmethods__), sorted(C.__abstractmethods__))
for cls in A, B, C:
    try: print(type(cls()).__name__)
    except TypeError as e: print(e)
class P: pass
class Q(P): pass
class Hook(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, sub):
        print('hook', sub.__name__)
        return True if hasattr(sub, 'yes') else False if hasattr(sub, 'no') else 5 if hasattr(sub, 'odd') else NotImplemented
class Yes: yes = 1
class No: no = 1
class Odd: odd = 1
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
token = get_cache_token()
for text in '''issubclass(P, A) | isinstance(P(), A) | A.register(P) is P | issubclass(P, A) | issubclass(Q, A) | isinstance(Q(), A) | isinstance(Q(), B) | issubclass(C, A) | issubclass(A, C)
issubclass(int, A) | isinstance(3, A) | B.register(int) is int | isinstance(3, A) | isinstance(True, A) | isinstance('', A) | C.register(A) | A.register(5) | issubclass(5, A) | A.register(C) is C | A.register(A) is A
issubclass(Yes, Hook) | issubclass(Yes, Hook) | isinstance(Yes(), Hook) | issubclass(No, Hook) | issubclass(No, Hook) | issubclass(Odd, Hook) | issubclass(P, Hook) | isinstance(P(), Hook) | issubclass(Hook, Hook)
get_cache_token() - token | [len(x) for x in _get_dump(A)[:3]] | _reset_caches(A) | [len(x) for x in _get_dump(A)[:3]] | _reset_registry(A) | [len(x) for x in _get_dump(A)[:3]] | issubclass(Q, A)
_abc_register(P, P) | _abc_subclasscheck(P, int) | _abc_instancecheck(P, 1) | _abc_init(5)'''.replace('\n', ' | ').split(' | '):
    show(text)
class Proxy:
    @property
    def __class__(self): return C
print(isinstance(Proxy(), A), isinstance(Proxy(), B), isinstance(Proxy(), C))
class S(metaclass=Meta): __abc_tpflags__ = 1 << 5
class M(metaclass=Meta): __abc_tpflags__ = 1 << 6
try:
    class Both(metaclass=Meta): __abc_tpflags__ = 3 << 5
except TypeError as e: print(e)
print('__abc_tpflags__' in S.__dict__)
class Registered:
    def __len__(self): return 1
    def __getitem__(self, i): return [7][i]
class Below(Registered): pass
def kind(x):
    match x:
        case [a]: return 'sequence', a
        case {}: return 'mapping'
    return None
print(kind(Below()))
S.register(Registered)
print(kind(Below()), kind(Registered()))
class Mapping(M):
    def __len__(self): return 0
print(kind(Mapping()))

# the sets keep no class alive
import _weakref
for i in range(100):
    class T: pass
    A.register(T); issubclass(T, A); issubclass(T, B)
    r = _weakref.ref(T)
del T
gc.collect()
print(r() is None, len(_get_dump(A)[0]) <= 3)
