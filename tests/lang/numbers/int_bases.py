# bin, oct and hex write any int
print(bin(10), bin(-10), bin(0), bin(1 << 70))
# expect: 0b1010 -0b1010 0b0 0b10000000000000000000000000000000000000000000000000000000000000000000000
print(oct(8), oct(-64), hex(255), hex(-255))    # expect: 0o10 -0o100 0xff -0xff
print(hex(2 ** 64), hex(-2 ** 64 - 1))          # expect: 0x10000000000000000 -0x10000000000000001
print(hex(True))                                # expect: 0x1
