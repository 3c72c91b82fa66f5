# cmath: values, poles, infinities, and what is refused.
import cmath
from cmath import *
inf, nan = float('inf'), float('nan')
def t(f, *args):
    try: print(f(*args))
    except Exception as e: print(type(e).__name__, e)
t(sqrt, -1)  # expect: 1j
t(sqrt, -1 - 0j)  # expect: 1j
t(exp, 1j * pi)  # expect: (-1+1.2246467991473532e-16j)
t(log, -1)  # expect: 3.141592653589793j
t(log, 100, 10)  # expect: (2+0j)
t(log10, 1000j)  # expect: (2.9999999999999996+0.6821881769209206j)
t(log, 0)  # expect: ValueError math domain error
t(log, 5, 0)  # expect: ValueError math domain error
t(log, 5, 1)  # expect: ValueError math domain error
t(exp, 1000)  # expect: OverflowError math range error
t(exp, complex(1, inf))  # expect: ValueError math domain error
t(exp, complex(-inf, inf))  # expect: 0j
t(cosh, complex(1, inf))  # expect: ValueError math domain error
t(tanh, complex(inf, inf))  # expect: (1+0j)
t(sin, complex(inf, 0))  # expect: ValueError math domain error
t(acos, 2)  # expect: -1.3169578969248166j
t(asin, 2)  # expect: (1.5707963267948966+1.3169578969248166j)
t(acosh, -1)  # expect: 3.141592653589793j
t(atanh, 1)  # expect: ValueError math domain error
t(atan, 1j)  # expect: ValueError math domain error
t(polar, 3 + 4j)  # expect: (5.0, 0.9272952180016122)
t(polar, 1e308 * (1 + 1j) * 1.5)  # expect: OverflowError math range error
t(rect, 2, 0)  # expect: (2+0j)
t(rect, 1, inf)  # expect: ValueError math domain error
t(rect, 0, inf)  # expect: 0j
t(phase, complex(-1, -0.0))  # expect: -3.141592653589793
t(isclose, 1, 1 + 1e-10j)  # expect: True
t(isclose, 1, 2)  # expect: False
t(lambda: isclose(1, 1, rel_tol=-1))  # expect: ValueError tolerances must be non-negative
print(isnan(nanj), isinf(infj), isfinite(1), isfinite(inf))  # expect: True True True False
t(sqrt, 'x')  # expect: TypeError must be real number, not str
class C:
    def __complex__(self): return 4j
class D:
    def __complex__(self): return 4
t(exp, C())  # expect: (-0.6536436208636119-0.7568024953079282j)
t(exp, D())  # expect: TypeError __complex__ returned non-complex (type int)
