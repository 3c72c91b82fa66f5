# literals, set(), length; small ints come in order
print(set(), {1}, {3, 1, 2}, {1, 1.0, True}, set('a'), set([2, 1, 2]), set(range(5)), frozenset(), frozenset([1, 2]))
# expect: set() {1} {1, 2, 3} {1} {'a'} {1, 2} {0, 1, 2, 3, 4} frozenset() frozenset({1, 2})
print(len({1, 2, 1}), {*range(3), *[5]}, sorted(set('hello')), bool(set()), {()})
# expect: 2 {0, 1, 2, 5} ['e', 'h', 'l', 'o'] False {()}
