# tee: one iterator read by several
from itertools import tee
import sys

def refuse(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__ + ':', e)

a, b, c = tee(range(200), 3)
print(list(a) == list(range(200)), next(b), next(b), next(c))  # expect: True 0 1 0
print(list(b) == list(range(2, 200)), list(c) == list(range(1, 200)))  # expect: True True
print(tee('a', 0), len(tee('a', 1)))                          # expect: () 1
refuse(lambda: tee('a', -1))                                  # expect: ValueError: n must be >= 0
refuse(lambda: tee())                                         # expect: TypeError: tee expected at least 1 argument, got 0
refuse(lambda: tee(5))                                        # expect: TypeError: 'int' object is not iterable
refuse(lambda: tee([], 1, 2))                                 # expect: TypeError: tee expected at most 2 arguments, got 3

a, b = tee('abc')
next(a)
print(list(a.__copy__()), list(b), list(a))                   # expect: ['b', 'c'] ['a', 'b', 'c'] ['b', 'c']

# a tee of a tee reads the same blocks
a, = tee('abcd', 1)
x, y = tee(a)
print(x is a, next(x), next(y), list(y), list(x))             # expect: True a a ['b', 'c', 'd'] ['b', 'c', 'd']

class Reenter:
    def __iter__(self):
        return self
    def __next__(self):
        return next(t)
t, = tee(Reenter(), 1)
refuse(lambda: next(t))                                       # expect: RuntimeError: cannot re-enter the tee iterator

# what all have read is let go of
class Item:
    def __del__(self):
        print('gone')
def items():
    for i in range(120):
        yield Item() if i == 0 else i
a, b = tee(items())
for i in range(100):
    next(a)
print('a is ahead')                                           # expect: a is ahead
for i in range(100):
    next(b)                                                   # expect: gone
print('b has followed')                                       # expect: b has followed

# a long chain of blocks dies without deep recursion
a, b = tee(range(1_000_000))
for i in a:
    pass
del a, b
print('alive')                                                # expect: alive
