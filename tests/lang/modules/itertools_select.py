# compress, dropwhile, takewhile, filterfalse, islice
from itertools import compress, count, dropwhile, filterfalse, islice, takewhile

def refuse(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__ + ':', e)

print(list(compress('abcdef', [1, 0, 1, 0, 1])))              # expect: ['a', 'c', 'e']
print(list(compress(data='abc', selectors=[True, True])))     # expect: ['a', 'b']
refuse(lambda: compress('a'))                                 # expect: TypeError: compress() missing required argument 'selectors' (pos 2)

small = lambda x: x < 3
print(list(dropwhile(small, [1, 2, 3, 4, 1])))                # expect: [3, 4, 1]
print(list(takewhile(small, [1, 2, 3, 4, 1])))                # expect: [1, 2]
print(list(filterfalse(small, [1, 2, 3, 4, 1])))              # expect: [3, 4]
print(list(filterfalse(None, [0, 1, '', 2])))                 # expect: [0, '']
refuse(lambda: dropwhile())                                   # expect: TypeError: dropwhile expected 2 arguments, got 0
refuse(lambda: filterfalse(1, 2, 3))                          # expect: TypeError: filterfalse expected 2 arguments, got 3
refuse(lambda: takewhile(1, 2))                               # expect: TypeError: 'int' object is not iterable
refuse(lambda: list(takewhile(lambda x: 1 / x, [1, 0])))      # expect: ZeroDivisionError: division by zero

# takewhile stays ended
t = takewhile(small, iter([1, 5, 1]))
print(list(t), list(t))                                       # expect: [1] []

print(list(islice('abcdefg', 3)), list(islice('abcdefg', 2, None)))  # expect: ['a', 'b', 'c'] ['c', 'd', 'e', 'f', 'g']
print(list(islice('abcdefg', 1, 6, 2)), list(islice('abcdefg', None, None, 3)))  # expect: ['b', 'd', 'f'] ['a', 'd', 'g']
refuse(lambda: islice('a'))                                   # expect: TypeError: islice expected at least 2 arguments, got 1
refuse(lambda: islice('a', -1))                               # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
refuse(lambda: islice('a', 'x'))                              # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
refuse(lambda: islice('a', -1, 3))                            # expect: ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
refuse(lambda: islice('a', 'x', 3))                           # expect: ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
refuse(lambda: islice('a', 1, -3))                            # expect: ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
refuse(lambda: islice('a', 1, 3, 0))                          # expect: ValueError: Step for islice() must be a positive integer or None.
refuse(lambda: islice('a', 1, 2, 3, 4))                       # expect: TypeError: islice expected at most 4 arguments, got 5
refuse(lambda: islice('a', 1 << 70))
# expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
refuse(lambda: islice(3, 4))                                  # expect: TypeError: 'int' object is not iterable

# no more is taken than must be
c = count()
print(list(islice(c, 1, 3, 50)), next(c))                     # expect: [1] 3
c = count()
print(list(islice(c, 3, 3)), next(c))                         # expect: [] 3
