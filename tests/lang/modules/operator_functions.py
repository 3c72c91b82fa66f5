# operators as functions: operator and _operator
import operator
from operator import *
import _operator

def err(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__ + ':', e)
print(operator.add is _operator.add)                          # expect: True
vals = [(7, 3), (2.5, 2), ('ab', 3), ([1], [2]), ({1}, {2}), (True, 2)]
for name in 'add sub mul matmul floordiv truediv mod pow lshift rshift and_ xor or_ lt le eq ne gt ge is_ is_not concat contains countOf indexOf iadd isub imul ifloordiv imod ipow iand ior ixor ilshift irshift iconcat imatmul itruediv getitem delitem'.split():
    for a, b in vals:
        a = list(a) if type(a) is list else set(a) if type(a) is set else a
        err(getattr(operator, name), a, b)
# expect: 10
# expect: 4.5
# expect: TypeError: can only concatenate str (not "int") to str
# expect: [1, 2]
# expect: TypeError: unsupported operand type(s) for +: 'set' and 'set'
# expect: 3
# expect: 4
# expect: 0.5
# expect: TypeError: unsupported operand type(s) for -: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for -: 'list' and 'list'
# expect: {1}
# expect: -1
# expect: 21
# expect: 5.0
# expect: ababab
# expect: TypeError: can't multiply sequence by non-int of type 'list'
# expect: TypeError: unsupported operand type(s) for *: 'set' and 'set'
# expect: 2
# expect: TypeError: unsupported operand type(s) for @: 'int' and 'int'
# expect: TypeError: unsupported operand type(s) for @: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for @: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for @: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for @: 'set' and 'set'
# expect: TypeError: unsupported operand type(s) for @: 'bool' and 'int'
# expect: 2
# expect: 1.0
# expect: TypeError: unsupported operand type(s) for //: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for //: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for //: 'set' and 'set'
# expect: 0
# expect: 2.3333333333333335
# expect: 1.25
# expect: TypeError: unsupported operand type(s) for /: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for /: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for /: 'set' and 'set'
# expect: 0.5
# expect: 1
# expect: 0.5
# expect: TypeError: not all arguments converted during string formatting
# expect: TypeError: unsupported operand type(s) for %: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for %: 'set' and 'set'
# expect: 1
# expect: 343
# expect: 6.25
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'set' and 'set'
# expect: 1
# expect: 56
# expect: TypeError: unsupported operand type(s) for <<: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for <<: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for <<: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for <<: 'set' and 'set'
# expect: 4
# expect: 0
# expect: TypeError: unsupported operand type(s) for >>: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for >>: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for >>: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for >>: 'set' and 'set'
# expect: 0
# expect: 3
# expect: TypeError: unsupported operand type(s) for &: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for &: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for &: 'list' and 'list'
# expect: set()
# expect: 0
# expect: 4
# expect: TypeError: unsupported operand type(s) for ^: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for ^: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for ^: 'list' and 'list'
# expect: {1, 2}
# expect: 3
# expect: 7
# expect: TypeError: unsupported operand type(s) for |: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for |: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for |: 'list' and 'list'
# expect: {1, 2}
# expect: 3
# expect: False
# expect: False
# expect: TypeError: '<' not supported between instances of 'str' and 'int'
# expect: True
# expect: False
# expect: True
# expect: False
# expect: False
# expect: TypeError: '<=' not supported between instances of 'str' and 'int'
# expect: True
# expect: False
# expect: True
# expect: False
# expect: False
# expect: False
# expect: False
# expect: False
# expect: False
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: TypeError: '>' not supported between instances of 'str' and 'int'
# expect: False
# expect: False
# expect: False
# expect: True
# expect: True
# expect: TypeError: '>=' not supported between instances of 'str' and 'int'
# expect: False
# expect: False
# expect: False
# expect: False
# expect: False
# expect: False
# expect: False
# expect: False
# expect: False
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: True
# expect: TypeError: 'int' object can't be concatenated
# expect: TypeError: 'float' object can't be concatenated
# expect: TypeError: can only concatenate str (not "int") to str
# expect: [1, 2]
# expect: TypeError: 'set' object can't be concatenated
# expect: TypeError: 'bool' object can't be concatenated
# expect: TypeError: argument of type 'int' is not iterable
# expect: TypeError: argument of type 'float' is not iterable
# expect: TypeError: 'in <string>' requires string as left operand, not int
# expect: False
# expect: False
# expect: TypeError: argument of type 'bool' is not iterable
# expect: TypeError: argument of type 'int' is not iterable
# expect: TypeError: argument of type 'float' is not iterable
# expect: 0
# expect: 0
# expect: 0
# expect: TypeError: argument of type 'bool' is not iterable
# expect: TypeError: argument of type 'int' is not iterable
# expect: TypeError: argument of type 'float' is not iterable
# expect: ValueError: sequence.index(x): x not in sequence
# expect: ValueError: sequence.index(x): x not in sequence
# expect: ValueError: sequence.index(x): x not in sequence
# expect: TypeError: argument of type 'bool' is not iterable
# expect: 10
# expect: 4.5
# expect: TypeError: can only concatenate str (not "int") to str
# expect: [1, 2]
# expect: TypeError: unsupported operand type(s) for +=: 'set' and 'set'
# expect: 3
# expect: 4
# expect: 0.5
# expect: TypeError: unsupported operand type(s) for -=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for -=: 'list' and 'list'
# expect: {1}
# expect: -1
# expect: 21
# expect: 5.0
# expect: ababab
# expect: TypeError: can't multiply sequence by non-int of type 'list'
# expect: TypeError: unsupported operand type(s) for *=: 'set' and 'set'
# expect: 2
# expect: 2
# expect: 1.0
# expect: TypeError: unsupported operand type(s) for //=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for //=: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for //=: 'set' and 'set'
# expect: 0
# expect: 1
# expect: 0.5
# expect: TypeError: not all arguments converted during string formatting
# expect: TypeError: unsupported operand type(s) for %=: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for %=: 'set' and 'set'
# expect: 1
# expect: 343
# expect: 6.25
# expect: TypeError: unsupported operand type(s) for **=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for **=: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for **=: 'set' and 'set'
# expect: 1
# expect: 3
# expect: TypeError: unsupported operand type(s) for &=: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for &=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for &=: 'list' and 'list'
# expect: set()
# expect: 0
# expect: 7
# expect: TypeError: unsupported operand type(s) for |=: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for |=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for |=: 'list' and 'list'
# expect: {1, 2}
# expect: 3
# expect: 4
# expect: TypeError: unsupported operand type(s) for ^=: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for ^=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for ^=: 'list' and 'list'
# expect: {1, 2}
# expect: 3
# expect: 56
# expect: TypeError: unsupported operand type(s) for <<=: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for <<=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for <<=: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for <<=: 'set' and 'set'
# expect: 4
# expect: 0
# expect: TypeError: unsupported operand type(s) for >>=: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for >>=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for >>=: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for >>=: 'set' and 'set'
# expect: 0
# expect: TypeError: 'int' object can't be concatenated
# expect: TypeError: 'float' object can't be concatenated
# expect: TypeError: can only concatenate str (not "int") to str
# expect: [1, 2]
# expect: TypeError: 'set' object can't be concatenated
# expect: TypeError: 'bool' object can't be concatenated
# expect: TypeError: unsupported operand type(s) for @=: 'int' and 'int'
# expect: TypeError: unsupported operand type(s) for @=: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for @=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for @=: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for @=: 'set' and 'set'
# expect: TypeError: unsupported operand type(s) for @=: 'bool' and 'int'
# expect: 2.3333333333333335
# expect: 1.25
# expect: TypeError: unsupported operand type(s) for /=: 'str' and 'int'
# expect: TypeError: unsupported operand type(s) for /=: 'list' and 'list'
# expect: TypeError: unsupported operand type(s) for /=: 'set' and 'set'
# expect: 0.5
# expect: TypeError: 'int' object is not subscriptable
# expect: TypeError: 'float' object is not subscriptable
# expect: IndexError: string index out of range
# expect: TypeError: list indices must be integers or slices, not list
# expect: TypeError: 'set' object is not subscriptable
# expect: TypeError: 'bool' object is not subscriptable
# expect: TypeError: 'int' object does not support item deletion
# expect: TypeError: 'float' object does not support item deletion
# expect: TypeError: 'str' object doesn't support item deletion
# expect: TypeError: list indices must be integers or slices, not list
# expect: TypeError: 'set' object does not support item deletion
# expect: TypeError: 'bool' object does not support item deletion
for name in 'neg pos abs inv invert not_ truth index length_hint'.split():
    for a in (3, -2.5, 'a', [1, 2], None, True):
        err(getattr(operator, name), a)
# expect: -3
# expect: 2.5
# expect: TypeError: bad operand type for unary -: 'str'
# expect: TypeError: bad operand type for unary -: 'list'
# expect: TypeError: bad operand type for unary -: 'NoneType'
# expect: -1
# expect: 3
# expect: -2.5
# expect: TypeError: bad operand type for unary +: 'str'
# expect: TypeError: bad operand type for unary +: 'list'
# expect: TypeError: bad operand type for unary +: 'NoneType'
# expect: 1
# expect: 3
# expect: 2.5
# expect: TypeError: bad operand type for abs(): 'str'
# expect: TypeError: bad operand type for abs(): 'list'
# expect: TypeError: bad operand type for abs(): 'NoneType'
# expect: 1
# expect: -4
# expect: TypeError: bad operand type for unary ~: 'float'
# expect: TypeError: bad operand type for unary ~: 'str'
# expect: TypeError: bad operand type for unary ~: 'list'
# expect: TypeError: bad operand type for unary ~: 'NoneType'
# expect: -2
# expect: -4
# expect: TypeError: bad operand type for unary ~: 'float'
# expect: TypeError: bad operand type for unary ~: 'str'
# expect: TypeError: bad operand type for unary ~: 'list'
# expect: TypeError: bad operand type for unary ~: 'NoneType'
# expect: -2
# expect: False
# expect: False
# expect: False
# expect: False
# expect: True
# expect: False
# expect: True
# expect: True
# expect: True
# expect: True
# expect: False
# expect: True
# expect: 3
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'list' object cannot be interpreted as an integer
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: 1
# expect: 0
# expect: 0
# expect: 1
# expect: 2
# expect: 0
# expect: 0
err(add)                                                      # expect: TypeError: add expected 2 arguments, got 0
err(add, 1)                                                   # expect: TypeError: add expected 2 arguments, got 1
err(add, 1, 2, 3)                                             # expect: TypeError: add expected 2 arguments, got 3
err(neg)                                                      # expect: TypeError: _operator.neg() takes exactly one argument (0 given)
err(setitem, [1], 0)                                          # expect: TypeError: setitem expected 3 arguments, got 2
l = [1, 2]
setitem(l, 0, 5)
delitem(l, 1)
print(l)                                                      # expect: [5]
err(length_hint, iter([1, 2, 3]))                             # expect: 3
err(length_hint, 3, 5)                                        # expect: 5
err(length_hint, 3, 'a')                                      # expect: TypeError: 'str' object cannot be interpreted as an integer
err(length_hint, 3, 2.5)                                      # expect: TypeError: 'float' object cannot be interpreted as an integer

class H:

    def __init__(s, v):
        s.v = v

    def __length_hint__(s):
        if isinstance(s.v, type):
            raise s.v
        return s.v
for v in (3, -1, 'a', NotImplemented, TypeError, ValueError, True):
    err(length_hint, H(v), 9)
# expect: 3
# expect: ValueError: __length_hint__() should return >= 0
# expect: TypeError: __length_hint__ must be an integer, not str
# expect: 9
# expect: 9
# expect: ValueError: 
# expect: 1

class Lx:

    def __len__(s):
        raise ValueError('x')
err(length_hint, Lx())                                        # expect: ValueError: x

class Ly:

    def __len__(s):
        raise TypeError

    def __length_hint__(s):
        return 4
err(length_hint, Ly())                                        # expect: 4
err(call, max, 1, 2)                                          # expect: 2
err(call, sorted, [3, 1], reverse=True)                       # expect: [3, 1]
err(call)                                                     # expect: TypeError: call expected at least 1 argument, got 0
for p in [('a', 'a'), ('a', 'b'), ('a', 'ab'), (b'a', b'a'), (bytearray(b'x'), b'x'), ('a', b'a'), ('é', 'é'), (1, 2)]:
    err(_operator._compare_digest, *p)
# expect: True
# expect: False
# expect: False
# expect: True
# expect: True
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: TypeError: comparing strings with non-ASCII characters is not supported
# expect: TypeError: unsupported operand types(s) or combination of types: 'int' and 'int'

class Q:

    def __getitem__(s, i):
        return 1

class Q2(Q):

    def __add__(s, o):
        return 'added'

    def __iadd__(s, o):
        return 'iadded'
err(concat, Q(), Q())                                         # expect: TypeError: 'Q' object can't be concatenated
err(concat, Q2(), Q())                                        # expect: added
err(iconcat, Q2(), [])                                        # expect: iadded
err(concat, Q2(), 3)                                          # expect: TypeError: 'Q2' object can't be concatenated
err(concat, [1], Q())                                         # expect: TypeError: can only concatenate list (not "Q") to list
err(concat, {}, {})                                           # expect: TypeError: 'dict' object can't be concatenated
err(concat, 1, 2)                                             # expect: TypeError: 'int' object can't be concatenated
err(concat, 'a', 1)                                           # expect: TypeError: can only concatenate str (not "int") to str
print(operator.__add__ is operator.add, len(operator.__all__))  # expect: True 55
