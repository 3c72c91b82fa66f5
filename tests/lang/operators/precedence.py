# who binds tighter
print(2 + 3 * 4, (2 + 3) * 4, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, 10 - 3 - 2, 100 // 7 % 5, not 1 == 2, 1 + 2 << 1, 1 | 6 & 4, 5 ^ 1 | 2)
# expect: 14 20 -4 0.5 512 5 4 True 6 5 6
print(not True or True, True or False and False, 1 if False else 2 + 3, [1, 2][0] + 1, -5 // 2, ~1 + 1, 3 - -2, 1 < 2 == True)
# expect: True True 5 2 -3 -1 5 False
