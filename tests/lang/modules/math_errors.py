# math: what is outside the domain, what is too large, what is no number
import math
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ':', e)
attempt(math.sqrt, -1)              # expect: ValueError: math domain error
attempt(math.log, 0)                # expect: ValueError: math domain error
attempt(math.exp, 1000)             # expect: OverflowError: math range error
attempt(math.pow, 0, -1)            # expect: ValueError: math domain error
attempt(math.sqrt, 'x')             # expect: TypeError: must be real number, not str
attempt(math.factorial, -1)         # expect: ValueError: factorial() not defined for negative values
attempt(math.factorial, 2.0)        # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(math.isqrt, -1)             # expect: ValueError: isqrt() argument must be nonnegative
attempt(math.comb, 5, -1)           # expect: ValueError: k must be a non-negative integer
attempt(math.floor, math.inf)       # expect: OverflowError: cannot convert float infinity to integer
attempt(math.floor, math.nan)       # expect: ValueError: cannot convert float NaN to integer
attempt(math.fsum, [math.inf, -math.inf])   # expect: ValueError: -inf + inf in fsum
attempt(math.dist, [1], [1, 2])     # expect: ValueError: both points must have the same number of dimensions
attempt(math.log, 2, 1)             # expect: ZeroDivisionError: float division by zero
