# int() cuts towards zero, math has the rest
import math
print(int(2.7), int(-2.7), math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7))
# expect: 2 -2 2 -3 3 -2 -2
print(int(1e30), math.floor(1e20))  # expect: 1000000000000000019884624838656 100000000000000000000
