# is_integer, as_integer_ratio, hex and fromhex
print((2.0).is_integer(), (2.5).is_integer())   # expect: True False
print((0.75).as_integer_ratio(), (-2.0).as_integer_ratio())  # expect: (3, 4) (-2, 1)
print((1.0).hex(), (0.1).hex(), (-3.5).hex(), float.fromhex('0x1.8p+1'), float.fromhex('ff'))
# expect: 0x1.0000000000000p+0 0x1.999999999999ap-4 -0x1.c000000000000p+1 3.0 255.0
print((1.5).real, (1.5).imag, (1.5).conjugate(), abs(-1.5))  # expect: 1.5 0.0 1.5 1.5
