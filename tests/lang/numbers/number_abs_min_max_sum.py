# the numeric built-ins
print(abs(-5), abs(5), abs(-2.5), abs(-10 ** 30), abs(True))
# expect: 5 5 2.5 1000000000000000000000000000000 1
print(min(3, 1, 2), max([3, 1, 2]), min('b', 'a'), max(1, 1.0), min([5], default=0), min([], default='none'))
# expect: 1 3 a 1 5 none
print(min(['bb', 'a', 'ccc'], key=len), max(-5, 3, key=abs))  # expect: a -5
print(sum([1, 2, 3]), sum([], 5), sum([0.5, 1]), sum([[1], [2]], []), sum(range(101)))
# expect: 6 5 1.5 [1, 2] 5050
print(sum([1, 2], start=10), sum([2 ** 62, 2 ** 62, 1]))    # expect: 13 9223372036854775809
