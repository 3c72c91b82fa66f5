# every augmented operator
x = 10
x += 5; print(x)        # expect: 15
x -= 3; print(x)        # expect: 12
x *= 2; print(x)        # expect: 24
x //= 5; print(x)       # expect: 4
x **= 3; print(x)       # expect: 64
x %= 50; print(x)       # expect: 14
x <<= 4; print(x)       # expect: 224
x >>= 2; print(x)       # expect: 56
x &= 0x3c; print(x)     # expect: 56
x |= 1; print(x)        # expect: 57
x ^= 0xff; print(x)     # expect: 198
x /= 2; print(x)        # expect: 99.0
