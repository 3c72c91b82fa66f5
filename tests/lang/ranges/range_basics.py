# ranges are sequences that are never written out
print(range(5), range(1, 5), range(0, 10, 3), list(range(5)), list(range(5, 0, -2)), list(range(3, 3)), len(range(0, 10, 3)))
# expect: range(0, 5) range(1, 5) range(0, 10, 3) [0, 1, 2, 3, 4] [5, 3, 1] [] 4
r = range(0, 20, 3)
print(r[0], r[-1], r[1:3], r[::-1], 9 in r, 10 in r, 'x' in r, r.index(9), r.count(3), r.start, r.stop, r.step)
# expect: 0 18 range(3, 9, 3) range(18, -3, -3) True False False 3 1 0 20 3
print(range(3) == range(0, 3, 1), range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(3)), len(range(10 ** 15)), 10 ** 14 in range(10 ** 15), bool(range(0)))
# expect: True True True True 1000000000000000 True False
print(list(reversed(range(4))), sum(range(10)), [*range(2)], max(range(3)), range(10)[2:8:2], list(range(-3, 3, 2)), 5.0 in range(6))
# expect: [3, 2, 1, 0] 45 [0, 1] 2 range(2, 8, 2) [-3, -1, 1] True
print(range(2 ** 70, 2 ** 70 + 2)[1], list(range(2 ** 64, 2 ** 64 + 2)))
# expect: 1180591620717411303425 [18446744073709551616, 18446744073709551617]
