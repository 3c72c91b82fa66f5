# round() goes to even, and to the nearest decimal that is really there
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5))  # expect: 0 2 2 0 -2
print(round(2.675, 2), round(1.005, 2), round(1234.5678, 2), round(1234.5678, -2), round(0.1, 20))
# expect: 2.67 1.0 1234.57 1200.0 0.1
print(type(round(1.0)), type(round(1.0, 0)), round(1e20))
# expect: <class 'int'> <class 'float'> 100000000000000000000
print(round(1.25, 1), round(1.35, 1), round(-2.5, 0))   # expect: 1.2 1.4 -2.0
