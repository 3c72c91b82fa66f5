# | & - ^ and the comparisons
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, b - a)    # expect: {1, 2, 3, 4} {2, 3} {1} {1, 4} {4}
print({1} < a, a <= a, a < a, a > {1}, a >= b, a == {3, 2, 1}, a != b, {1, 2} <= {1, 2, 3}, a.isdisjoint({9}))
# expect: True True False True False True True True True
print(2 in a, 9 not in a, a | frozenset([9]), type(frozenset([1]) | {2}).__name__, type({2} | frozenset([1])).__name__)
# expect: True True {1, 2, 3, 9} frozenset set
a |= {9}
a &= {1, 2, 9}
a -= {2}
a ^= {1, 5}
print(a)                                    # expect: {5, 9}
