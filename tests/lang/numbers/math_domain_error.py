# a root that is not real
import math
print(math.sqrt(0))     # expect: 0.0
math.sqrt(-1)           # expect-error: ValueError: math domain error
