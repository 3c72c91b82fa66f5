# // rounds down and % takes the sign of the divisor
print(7 // 2, -7 // 2, 7 // -2, -7 // -2)           # expect: 3 -4 -4 3
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)               # expect: 1 2 -2 -1
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2))  # expect: (3, 1) (-4, 1) (-4, -1) (3, -1)
print(0 // 5, 0 % -5, -1 // 1000000, -1 % 1000000)  # expect: 0 0 -1 999999
print(6 // 3, -6 // 3, 6 % 3, -6 % 3)               # expect: 2 -2 0 0
