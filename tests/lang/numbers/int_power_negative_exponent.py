# a negative exponent makes a float
print(2 ** -1, 10 ** -3, (-2) ** -3)                # expect: 0.5 0.001 -0.125
print(type(2 ** 0), type(2 ** -1))                  # expect: <class 'int'> <class 'float'>
print(pow(2, 10), pow(2, -2), pow(3, 200, 13), pow(3, -1, 7))  # expect: 1024 0.25 9 5
print(pow(-5, 3, 7), pow(5, 3, -7), pow(0, 0, 1))   # expect: 1 -1 0
