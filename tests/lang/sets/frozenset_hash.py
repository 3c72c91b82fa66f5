# a frozenset can be a key
f = frozenset([1, 2])
d = {f: 'x'}
print(d[frozenset([2, 1])], hash(f) == hash(frozenset([2, 1])), f == {1, 2}, {frozenset(): 1}, f | {3}, f - {1}, frozenset('a'))
# expect: x True True {frozenset(): 1} frozenset({1, 2, 3}) frozenset({2}) frozenset({'a'})
