# ints compare by value, also with bool and float
print(1 == 1.0, 1 == True, 0 == False, 2 == True)   # expect: True True True False
print(1 < 1.5, 2 ** 53 + 1 > 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53)  # expect: True True False
print(10 ** 400 > 1e308, 10 ** 400 < float('inf'), -10 ** 400 < float('-inf'))  # expect: True True False
print(3 != 3, 3 <= 3, 3 >= 4)                       # expect: False True False
print(1 == '1', 1 != '1', 1 == None)                # expect: False True False
