# math with whole numbers beyond the floats
import math
print(math.log(10 ** 1000), math.log2(1 << 5000))       # expect: 2302.585092994045 5000.0
print(math.isqrt(10 ** 40), math.gcd(2 ** 100, 6 ** 50))    # expect: 100000000000000000000 1125899906842624
print(math.comb(100, 50))           # expect: 100891344545564193334812497256
print(math.perm(30, 20) == math.factorial(30) // math.factorial(10))    # expect: True
print(math.lcm(*range(1, 41)))      # expect: 5342931457063200
print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]))   # expect: 1.0 1.0
print(math.prod(range(1, 26)))      # expect: 15511210043330985984000000
print(math.gamma(0.5), math.lgamma(100.5), math.hypot(3, 4, 12))    # expect: 1.7724538509055159 361.4355404677776 13.0
