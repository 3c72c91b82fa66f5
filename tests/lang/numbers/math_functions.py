# the math module
import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
# expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf nan
print(math.sqrt(2), math.sqrt(16), math.exp(1), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000))
# expect: 1.4142135623730951 4.0 2.718281828459045 2.302585092994046 3.0 10.0 3.0
print(math.sin(0), math.cos(0), math.atan2(1, 1), math.degrees(math.pi), math.radians(180))
# expect: 0.0 1.0 0.7853981633974483 180.0 3.141592653589793
print(math.gcd(12, 18), math.gcd(), math.lcm(4, 6), math.factorial(20), math.comb(5, 2), math.perm(5, 2))
# expect: 6 0 12 2432902008176640000 10 20
print(math.isqrt(99), math.isqrt(10 ** 30), math.hypot(3, 4), math.fabs(-2), math.copysign(1, -0.0))
# expect: 9 1000000000000000 5.0 2.0 -1.0
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3))
# expect: True True True True
print(math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.fmod(-7, 3), math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]))
# expect: (0.5, 2.0) (0.5, 4) 8.0 -1.0 1.0 24
