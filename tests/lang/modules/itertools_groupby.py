# groupby: neighbours with equal keys
from itertools import groupby

def refuse(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__ + ':', e)

print([(k, list(g)) for k, g in groupby('aabbbca')])          # expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('c', ['c']), ('a', ['a'])]
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])  # expect: [(1, [1, 3]), (0, [2, 4]), (1, [5])]
print([k for k, g in groupby('aabbbca')])                     # expect: ['a', 'b', 'c', 'a']

# an older group is over when the next one has begun
groups = groupby('aabb')
_, a = next(groups)
_, b = next(groups)
print(list(a), list(b))                                       # expect: [] ['b', 'b']

refuse(lambda: groupby())                                     # expect: TypeError: groupby() missing required argument 'iterable' (pos 1)
refuse(lambda: groupby('a', None, 3))                         # expect: TypeError: groupby() takes at most 2 arguments (3 given)
refuse(lambda: list(groupby([1, 0], lambda x: 1 / x)))        # expect: ZeroDivisionError: division by zero

class Picky:
    def __eq__(self, other):
        raise ValueError('no comparing')
refuse(lambda: list(groupby([Picky(), Picky()])))             # expect: ValueError: no comparing

class Reenter:
    "an iterator that asks its own groupby for more"
    def __init__(self):
        self.left = 5
    def __iter__(self):
        return self
    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        if self.left == 3:
            next(g, None)
        return self.left
g = groupby(Reenter())
print([(k, list(v)) for k, v in g])                           # expect: [(4, [4]), (1, [1]), (0, [0])]

def generator():
    yield 1
    next(g)
    yield 1
g = groupby(generator())
refuse(lambda: [list(v) for k, v in g])                       # expect: ValueError: generator already executing

print(type(a).__name__, a.__reduce__()[1])                    # expect: _grouper ((),)
