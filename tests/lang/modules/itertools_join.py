# accumulate, chain, starmap, pairwise, zip_longest
from itertools import accumulate, chain, count, islice, pairwise, starmap, zip_longest

def refuse(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__ + ':', e)

print(list(accumulate([1, 2, 3, 4])))                         # expect: [1, 3, 6, 10]
print(list(accumulate('abc')))                                # expect: ['a', 'ab', 'abc']
print(list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)))  # expect: [10, 10, 20, 60]
print(list(accumulate([])), list(accumulate([], initial=3)))  # expect: [] [3]
refuse(lambda: accumulate(7))                                 # expect: TypeError: 'int' object is not iterable
refuse(lambda: accumulate([1], None, 4))                      # expect: TypeError: accumulate() takes at most 2 positional arguments (3 given)
refuse(lambda: list(accumulate([1, 'a'])))                    # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'

print(list(chain('ab', [1, 2], ())))                          # expect: ['a', 'b', 1, 2]
print(list(chain()), list(chain.from_iterable(['ab', 'cd'])))  # expect: [] ['a', 'b', 'c', 'd']
print(next(chain.from_iterable(count(i) for i in count())))   # expect: 0
refuse(lambda: list(chain([1], 4)))                           # expect: TypeError: 'int' object is not iterable
refuse(lambda: chain.from_iterable())                         # expect: TypeError: chain.from_iterable() takes exactly one argument (0 given)
refuse(lambda: chain([], x=1))                                # expect: TypeError: chain() takes no keyword arguments
print(chain[int])                                             # expect: itertools.chain[int]

print(list(starmap(pow, [(2, 3), [3, 2], range(2, 4)])))      # expect: [8, 9, 8]
refuse(lambda: list(starmap(pow, [3])))                       # expect: TypeError: 'int' object is not iterable
refuse(lambda: starmap(1))                                    # expect: TypeError: starmap expected 2 arguments, got 1

print(list(pairwise('abcd')), list(pairwise('a')), list(pairwise('')))  # expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [] []
refuse(lambda: pairwise())                                    # expect: TypeError: pairwise expected 1 argument, got 0

print(list(zip_longest('abc', 'x', [1, 2])))                  # expect: [('a', 'x', 1), ('b', None, 2), ('c', None, None)]
print(list(zip_longest('abc', 'x', fillvalue=0)), list(zip_longest()))  # expect: [('a', 'x'), ('b', 0), ('c', 0)] []
refuse(lambda: zip_longest('a', x=3))                         # expect: TypeError: zip_longest() got an unexpected keyword argument
refuse(lambda: zip_longest('a', 3))                           # expect: TypeError: 'int' object is not iterable

# the row is used again only when nobody holds it
rows = []
for row in zip_longest('ab', 'c'):
    rows.append(row)
print(rows)                                                   # expect: [('a', 'c'), ('b', None)]

# an iterator that fails ends the whole
def failing():
    yield 1
    raise KeyError('x')
z = zip_longest(failing(), 'abc')
print(next(z))                                                # expect: (1, 'a')
refuse(lambda: next(z))                                       # expect: KeyError: 'x'
print(list(z))                                                # expect: []

# iterators that use themselves
class Own:
    def __iter__(self):
        return self
    def __next__(self):
        return next(p, 'end')
p = pairwise(Own())
refuse(lambda: type(next(p, 'none')))                         # expect: RecursionError: maximum recursion depth exceeded
