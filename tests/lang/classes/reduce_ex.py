# __reduce_ex__ of everything, in each protocol
def norm(x):
    if isinstance(x, (tuple, list)):
        return type(x)(map(norm, x))
    if not isinstance(x, type) and hasattr(x, '__next__'):
        return type(x).__name__
    if callable(x) and (not isinstance(x, type)):
        return getattr(x, '__qualname__', 0)
    return x

class P:

    def m(s):
        pass
print(P().m.__reduce__()[0], P().m.__reduce__()[1][1])        # expect: <built-in function getattr> m

class S:
    __slots__ = ('a', '__b', 'c')

    def __init__(s):
        s.a = 1
        s.__b = 2

class S2(S):
    __slots__ = ('d', '__dict__')
x = S2()
x.d = 4
x.z = 5
print(sorted(x.__getstate__()[1]), sorted(S().__getstate__()[1]), P().__getstate__(), object().__getstate__())
# expect: ['_S__b', 'a', 'd'] ['_S__b', 'a'] None None

def err(f):
    try:
        print(norm(f()))
    except Exception as e:
        print(type(e).__name__, e)
import sys
for o in (x, S(), P(), object(), [1], {1: 2}, (1,), 1, 'a', 1.5, None, ..., NotImplemented, {1}, frozenset(), b'a', 1j, range(3), slice(1, 2), ValueError('a'), OSError(2, 'x'), list[int], int | str, property(), staticmethod(len), classmethod(len), (i for i in ()), sys, lambda: 0, len, type, P, iter([]), [].append, type.__dict__, {}.keys(), super(P, P()), P.__dict__['__dict__']):
    for proto in range(6):
        err(lambda: (lambda r: (r[0], norm(r[1][:2]) if r[1] else None, len(r)) if isinstance(r, tuple) else r)(o.__reduce_ex__(proto))) if type(o) not in (type(P()), S, S2) else err(lambda: [type(q).__name__ for q in o.__reduce_ex__(proto)])
    err(lambda: o.__reduce__() if type(o) in (int, str) else type(o.__reduce__()))
# expect: TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
# expect: TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
# expect: ['function', 'tuple', 'tuple', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'tuple', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'tuple', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'tuple', 'NoneType', 'NoneType']
# expect: TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
# expect: TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
# expect: TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
# expect: ['function', 'tuple', 'tuple', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'tuple', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'tuple', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'tuple', 'NoneType', 'NoneType']
# expect: TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
# expect: ['function', 'tuple']
# expect: ['function', 'tuple']
# expect: ['function', 'tuple', 'NoneType', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'NoneType', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'NoneType', 'NoneType', 'NoneType']
# expect: ['function', 'tuple', 'NoneType', 'NoneType', 'NoneType']
# expect: <class 'tuple'>
# expect: ('_reconstructor', (<class 'object'>, <class 'object'>), 2)
# expect: ('_reconstructor', (<class 'object'>, <class 'object'>), 2)
# expect: ('__newobj__', (<class 'object'>,), 5)
# expect: ('__newobj__', (<class 'object'>,), 5)
# expect: ('__newobj__', (<class 'object'>,), 5)
# expect: ('__newobj__', (<class 'object'>,), 5)
# expect: <class 'tuple'>
# expect: TypeError cannot pickle 'list' object
# expect: TypeError cannot pickle 'list' object
# expect: ('__newobj__', (<class 'list'>,), 5)
# expect: ('__newobj__', (<class 'list'>,), 5)
# expect: ('__newobj__', (<class 'list'>,), 5)
# expect: ('__newobj__', (<class 'list'>,), 5)
# expect: TypeError cannot pickle 'list' object
# expect: TypeError cannot pickle 'dict' object
# expect: TypeError cannot pickle 'dict' object
# expect: ('__newobj__', (<class 'dict'>,), 5)
# expect: ('__newobj__', (<class 'dict'>,), 5)
# expect: ('__newobj__', (<class 'dict'>,), 5)
# expect: ('__newobj__', (<class 'dict'>,), 5)
# expect: TypeError cannot pickle 'dict' object
# expect: TypeError cannot pickle 'tuple' object
# expect: TypeError cannot pickle 'tuple' object
# expect: ('__newobj__', (<class 'tuple'>, (1,)), 5)
# expect: ('__newobj__', (<class 'tuple'>, (1,)), 5)
# expect: ('__newobj__', (<class 'tuple'>, (1,)), 5)
# expect: ('__newobj__', (<class 'tuple'>, (1,)), 5)
# expect: TypeError cannot pickle 'tuple' object
# expect: TypeError cannot pickle 'int' object
# expect: TypeError cannot pickle 'int' object
# expect: ('__newobj__', (<class 'int'>, 1), 5)
# expect: ('__newobj__', (<class 'int'>, 1), 5)
# expect: ('__newobj__', (<class 'int'>, 1), 5)
# expect: ('__newobj__', (<class 'int'>, 1), 5)
# expect: TypeError cannot pickle 'int' object
# expect: TypeError cannot pickle 'str' object
# expect: TypeError cannot pickle 'str' object
# expect: ('__newobj__', (<class 'str'>, 'a'), 5)
# expect: ('__newobj__', (<class 'str'>, 'a'), 5)
# expect: ('__newobj__', (<class 'str'>, 'a'), 5)
# expect: ('__newobj__', (<class 'str'>, 'a'), 5)
# expect: TypeError cannot pickle 'str' object
# expect: TypeError cannot pickle 'float' object
# expect: TypeError cannot pickle 'float' object
# expect: ('__newobj__', (<class 'float'>, 1.5), 5)
# expect: ('__newobj__', (<class 'float'>, 1.5), 5)
# expect: ('__newobj__', (<class 'float'>, 1.5), 5)
# expect: ('__newobj__', (<class 'float'>, 1.5), 5)
# expect: TypeError cannot pickle 'float' object
# expect: TypeError cannot pickle 'NoneType' object
# expect: TypeError cannot pickle 'NoneType' object
# expect: ('__newobj__', (<class 'NoneType'>,), 5)
# expect: ('__newobj__', (<class 'NoneType'>,), 5)
# expect: ('__newobj__', (<class 'NoneType'>,), 5)
# expect: ('__newobj__', (<class 'NoneType'>,), 5)
# expect: TypeError cannot pickle 'NoneType' object
# expect: Ellipsis
# expect: Ellipsis
# expect: Ellipsis
# expect: Ellipsis
# expect: Ellipsis
# expect: Ellipsis
# expect: <class 'str'>
# expect: NotImplemented
# expect: NotImplemented
# expect: NotImplemented
# expect: NotImplemented
# expect: NotImplemented
# expect: NotImplemented
# expect: <class 'str'>
# expect: (<class 'set'>, ([1],), 3)
# expect: (<class 'set'>, ([1],), 3)
# expect: (<class 'set'>, ([1],), 3)
# expect: (<class 'set'>, ([1],), 3)
# expect: (<class 'set'>, ([1],), 3)
# expect: (<class 'set'>, ([1],), 3)
# expect: <class 'tuple'>
# expect: (<class 'frozenset'>, ([],), 3)
# expect: (<class 'frozenset'>, ([],), 3)
# expect: (<class 'frozenset'>, ([],), 3)
# expect: (<class 'frozenset'>, ([],), 3)
# expect: (<class 'frozenset'>, ([],), 3)
# expect: (<class 'frozenset'>, ([],), 3)
# expect: <class 'tuple'>
# expect: TypeError cannot pickle 'bytes' object
# expect: TypeError cannot pickle 'bytes' object
# expect: ('__newobj__', (<class 'bytes'>, b'a'), 5)
# expect: ('__newobj__', (<class 'bytes'>, b'a'), 5)
# expect: ('__newobj__', (<class 'bytes'>, b'a'), 5)
# expect: ('__newobj__', (<class 'bytes'>, b'a'), 5)
# expect: TypeError cannot pickle 'bytes' object
# expect: TypeError cannot pickle 'complex' object
# expect: TypeError cannot pickle 'complex' object
# expect: ('__newobj__', (<class 'complex'>, 0.0), 5)
# expect: ('__newobj__', (<class 'complex'>, 0.0), 5)
# expect: ('__newobj__', (<class 'complex'>, 0.0), 5)
# expect: ('__newobj__', (<class 'complex'>, 0.0), 5)
# expect: TypeError cannot pickle 'complex' object
# expect: (<class 'range'>, (0, 3), 2)
# expect: (<class 'range'>, (0, 3), 2)
# expect: (<class 'range'>, (0, 3), 2)
# expect: (<class 'range'>, (0, 3), 2)
# expect: (<class 'range'>, (0, 3), 2)
# expect: (<class 'range'>, (0, 3), 2)
# expect: <class 'tuple'>
# expect: (<class 'slice'>, (1, 2), 2)
# expect: (<class 'slice'>, (1, 2), 2)
# expect: (<class 'slice'>, (1, 2), 2)
# expect: (<class 'slice'>, (1, 2), 2)
# expect: (<class 'slice'>, (1, 2), 2)
# expect: (<class 'slice'>, (1, 2), 2)
# expect: <class 'tuple'>
# expect: (<class 'ValueError'>, ('a',), 2)
# expect: (<class 'ValueError'>, ('a',), 2)
# expect: (<class 'ValueError'>, ('a',), 2)
# expect: (<class 'ValueError'>, ('a',), 2)
# expect: (<class 'ValueError'>, ('a',), 2)
# expect: (<class 'ValueError'>, ('a',), 2)
# expect: <class 'tuple'>
# expect: (<class 'FileNotFoundError'>, (2, 'x'), 2)
# expect: (<class 'FileNotFoundError'>, (2, 'x'), 2)
# expect: (<class 'FileNotFoundError'>, (2, 'x'), 2)
# expect: (<class 'FileNotFoundError'>, (2, 'x'), 2)
# expect: (<class 'FileNotFoundError'>, (2, 'x'), 2)
# expect: (<class 'FileNotFoundError'>, (2, 'x'), 2)
# expect: <class 'tuple'>
# expect: (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,)), 2)
# expect: (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,)), 2)
# expect: (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,)), 2)
# expect: (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,)), 2)
# expect: (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,)), 2)
# expect: (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,)), 2)
# expect: <class 'tuple'>
# expect: TypeError cannot pickle 'UnionType' object
# expect: TypeError cannot pickle 'UnionType' object
# expect: TypeError cannot pickle 'types.UnionType' object
# expect: TypeError cannot pickle 'types.UnionType' object
# expect: TypeError cannot pickle 'types.UnionType' object
# expect: TypeError cannot pickle 'types.UnionType' object
# expect: TypeError cannot pickle 'UnionType' object
# expect: TypeError cannot pickle 'property' object
# expect: TypeError cannot pickle 'property' object
# expect: TypeError cannot pickle 'property' object
# expect: TypeError cannot pickle 'property' object
# expect: TypeError cannot pickle 'property' object
# expect: TypeError cannot pickle 'property' object
# expect: TypeError cannot pickle 'property' object
# expect: TypeError cannot pickle 'staticmethod' object
# expect: TypeError cannot pickle 'staticmethod' object
# expect: TypeError cannot pickle 'staticmethod' object
# expect: TypeError cannot pickle 'staticmethod' object
# expect: TypeError cannot pickle 'staticmethod' object
# expect: TypeError cannot pickle 'staticmethod' object
# expect: TypeError cannot pickle 'staticmethod' object
# expect: TypeError cannot pickle 'classmethod' object
# expect: TypeError cannot pickle 'classmethod' object
# expect: TypeError cannot pickle 'classmethod' object
# expect: TypeError cannot pickle 'classmethod' object
# expect: TypeError cannot pickle 'classmethod' object
# expect: TypeError cannot pickle 'classmethod' object
# expect: TypeError cannot pickle 'classmethod' object
# expect: TypeError cannot pickle 'generator' object
# expect: TypeError cannot pickle 'generator' object
# expect: TypeError cannot pickle 'generator' object
# expect: TypeError cannot pickle 'generator' object
# expect: TypeError cannot pickle 'generator' object
# expect: TypeError cannot pickle 'generator' object
# expect: TypeError cannot pickle 'generator' object
# expect: TypeError cannot pickle 'module' object
# expect: TypeError cannot pickle 'module' object
# expect: TypeError cannot pickle 'module' object
# expect: TypeError cannot pickle 'module' object
# expect: TypeError cannot pickle 'module' object
# expect: TypeError cannot pickle 'module' object
# expect: TypeError cannot pickle 'module' object
# expect: TypeError cannot pickle 'function' object
# expect: TypeError cannot pickle 'function' object
# expect: TypeError cannot pickle 'function' object
# expect: TypeError cannot pickle 'function' object
# expect: TypeError cannot pickle 'function' object
# expect: TypeError cannot pickle 'function' object
# expect: TypeError cannot pickle 'function' object
# expect: len
# expect: len
# expect: len
# expect: len
# expect: len
# expect: len
# expect: <class 'str'>
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError unbound method object.__reduce__() needs an argument
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError object.__reduce_ex__() takes exactly one argument (0 given)
# expect: TypeError unbound method object.__reduce__() needs an argument
# expect: ('iter', ([],), 3)
# expect: ('iter', ([],), 3)
# expect: ('iter', ([],), 3)
# expect: ('iter', ([],), 3)
# expect: ('iter', ([],), 3)
# expect: ('iter', ([],), 3)
# expect: <class 'tuple'>
# expect: ('getattr', ([], 'append'), 2)
# expect: ('getattr', ([], 'append'), 2)
# expect: ('getattr', ([], 'append'), 2)
# expect: ('getattr', ([], 'append'), 2)
# expect: ('getattr', ([], 'append'), 2)
# expect: ('getattr', ([], 'append'), 2)
# expect: <class 'tuple'>
# expect: TypeError cannot pickle 'mappingproxy' object
# expect: TypeError cannot pickle 'mappingproxy' object
# expect: TypeError cannot pickle 'mappingproxy' object
# expect: TypeError cannot pickle 'mappingproxy' object
# expect: TypeError cannot pickle 'mappingproxy' object
# expect: TypeError cannot pickle 'mappingproxy' object
# expect: TypeError cannot pickle 'mappingproxy' object
# expect: TypeError cannot pickle 'dict_keys' object
# expect: TypeError cannot pickle 'dict_keys' object
# expect: TypeError cannot pickle 'dict_keys' object
# expect: TypeError cannot pickle 'dict_keys' object
# expect: TypeError cannot pickle 'dict_keys' object
# expect: TypeError cannot pickle 'dict_keys' object
# expect: TypeError cannot pickle 'dict_keys' object
# expect: ('_reconstructor', (<class '__main__.P'>, <class 'object'>), 2)
# expect: ('_reconstructor', (<class '__main__.P'>, <class 'object'>), 2)
# expect: ('__newobj__', (<class '__main__.P'>,), 5)
# expect: ('__newobj__', (<class '__main__.P'>,), 5)
# expect: ('__newobj__', (<class '__main__.P'>,), 5)
# expect: ('__newobj__', (<class '__main__.P'>,), 5)
# expect: <class 'tuple'>
# expect: TypeError cannot pickle 'getset_descriptor' object
# expect: TypeError cannot pickle 'getset_descriptor' object
# expect: TypeError cannot pickle 'getset_descriptor' object
# expect: TypeError cannot pickle 'getset_descriptor' object
# expect: TypeError cannot pickle 'getset_descriptor' object
# expect: TypeError cannot pickle 'getset_descriptor' object
# expect: TypeError cannot pickle 'getset_descriptor' object

class N:

    def __getnewargs__(s):
        return (1,)

class NX:

    def __new__(cls, *a, **k):
        return object.__new__(cls)

    def __getnewargs_ex__(s):
        return ((1,), {'k': 2})

class NB:

    def __getnewargs__(s):
        return 3

class NB2:

    def __getnewargs_ex__(s):
        return (1, {})
for c in (N, NX, NB, NB2):
    err(lambda: c().__reduce_ex__(2)[1][1:])
# expect: (1,)
# expect: ((1,), {'k': 2})
# expect: TypeError __getnewargs__ should return a tuple, not 'int'
# expect: TypeError first item of the tuple returned by __getnewargs_ex__ must be a tuple, not 'int'
