# product, permutations, combinations
from itertools import combinations, combinations_with_replacement, permutations, product

def refuse(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__ + ':', e)

print(list(product('ab', range(2))))                          # expect: [('a', 0), ('a', 1), ('b', 0), ('b', 1)]
print(list(product('ab', repeat=2)) == list(product('ab', 'ab')))  # expect: True
print(list(product()), list(product('ab', repeat=0)), list(product('ab', [])))  # expect: [()] [()] []
refuse(lambda: product('ab', repeat=-1))                      # expect: ValueError: repeat argument cannot be negative
refuse(lambda: product('ab', x=1))                            # expect: TypeError: 'x' is an invalid keyword argument for product()
refuse(lambda: product('ab', repeat='x'))                     # expect: TypeError: 'str' object cannot be interpreted as an integer
refuse(lambda: product('ab', repeat=1 << 62))                 # expect: OverflowError: repeat argument too large
refuse(lambda: product(5))                                    # expect: TypeError: 'int' object is not iterable

print(list(combinations('abcd', 2)))                          # expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')]
print(list(combinations('abc', 0)), list(combinations('ab', 3)))  # expect: [()] []
print(list(combinations_with_replacement('abc', 2)))          # expect: [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')]
print(list(combinations_with_replacement('', 2)), list(combinations_with_replacement('', 0)))  # expect: [] [()]
print(list(permutations('abc')))
# expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')]
print(list(permutations(range(4), 2)))
# expect: [(0, 1), (0, 2), (0, 3), (1, 0), (1, 2), (1, 3), (2, 0), (2, 1), (2, 3), (3, 0), (3, 1), (3, 2)]
print(list(permutations('ab', 3)), list(permutations('', 0)))  # expect: [] [()]
refuse(lambda: combinations('a', -1))                         # expect: ValueError: r must be non-negative
refuse(lambda: combinations('a'))                             # expect: TypeError: combinations() missing required argument 'r' (pos 2)
refuse(lambda: permutations('a', -1))                         # expect: ValueError: r must be non-negative
refuse(lambda: permutations('a', 'b'))                        # expect: TypeError: Expected int as r
refuse(lambda: permutations('abc', 1 << 70))                  # expect: OverflowError: Python int too large to convert to C ssize_t

def size(n, r):
    top = 1
    for i in range(r):
        top = top * (n - i) // (i + 1)
    return top
print(all(len(list(combinations(range(n), r))) == size(n, r) for n in range(9) for r in range(n + 1)))  # expect: True

# the row is used again only when nobody holds it
p = product('ab', 'cd')
first = next(p)
print(first, next(p), first)                                  # expect: ('a', 'c') ('a', 'd') ('a', 'c')

# taken apart and put together in the middle
for it in product('ab', 'cd'), combinations('abcd', 2), combinations_with_replacement('abc', 2), permutations('abc', 2):
    next(it), next(it)
    make, args, state = it.__reduce__()
    again = make(*args)
    again.__setstate__(state)
    print(state, list(again) == list(it), it.__reduce__()[1:])
# expect: (0, 1) True (((),),)
# expect: (0, 2) True (((), 2),)
# expect: (0, 1) True (((), 2),)
# expect: ((0, 2, 1), (3, 1)) True (((), 2),)
refuse(lambda: product('ab').__setstate__((1, 2)))            # expect: ValueError: invalid arguments
refuse(lambda: permutations('ab').__setstate__(3))            # expect: TypeError: state is not a tuple
