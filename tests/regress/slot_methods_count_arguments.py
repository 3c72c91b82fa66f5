# how methods that stand for operators complain about a wrong number of arguments
def show(f, *args, **named):
    try: print(f(*args, **named))
    except TypeError as e: print('|%s|' % e)
show({}.__contains__)               # expect: |dict.__contains__() takes exactly one argument (0 given)|
show([].__getitem__, 1, 2)          # expect: |list.__getitem__() takes exactly one argument (2 given)|
show(set.__contains__, 'a', 1)      # expect: |descriptor '__contains__' for 'set' objects doesn't apply to a 'str' object|
show(dict.__getitem__)              # expect: |unbound method dict.__getitem__() needs an argument|
show('a'.__getitem__, 1, 2)         # expect: |expected 1 argument, got 2|
show('a'.__mul__, 1, 2)             # expect: | expected 1 argument, got 2|
show((1).__mul__, 1, 2)             # expect: |expected 1 argument, got 2|
show((1).__pow__, 1, 2, 3)          # expect: | expected at most 2 arguments, got 3|
show([].__setitem__, 1)             # expect: | expected 2 arguments, got 1|
show([1].__imul__, [])              # expect: |'list' object cannot be interpreted as an integer|

class A: pass
def delete(x, key):
    try: del x[key]
    except TypeError as e: print(e)
delete((1,), 0)                     # expect: 'tuple' object doesn't support item deletion
delete((1,), 'a')                   # expect: 'tuple' object does not support item deletion
delete(A(), 0)                      # expect: 'A' object doesn't support item deletion
delete(1.5, 0)                      # expect: 'float' object does not support item deletion
d = {}
try: d *= [1]
except TypeError as e: print(e)     # expect: unsupported operand type(s) for *=: 'dict' and 'list'
for name in '__mro__', '__name__':
    try: delattr(A, name)
    except (AttributeError, TypeError) as e: print(e)
# expect: readonly attribute
# expect: cannot delete '__name__' attribute of immutable type 'A'
show(bytes.hex, b'ab', '::', b'')   # expect: |'bytes' object cannot be interpreted as an integer|
show(''.maketrans, 'abc', 'd', 4)   # expect: |maketrans() argument 3 must be str, not int|
