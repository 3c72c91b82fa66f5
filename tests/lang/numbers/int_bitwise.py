# & | ^ treat negative ints as endless two's complement
print(12 & 10, 12 | 10, 12 ^ 10)        # expect: 8 14 6
print(-12 & 10, -12 | 10, -12 ^ 10)     # expect: 0 -2 -2
print(-1 & 0xff, -256 | 1, ~0 ^ 5)      # expect: 255 -255 -6
a = 1 << 80
print(a & (a - 1), a | 1, a ^ a, -a & 0xfff, -a | 1)
# expect: 0 1208925819614629174706177 0 0 -1208925819614629174706175
print((a - 1) & -a, (-a) ^ (-a - 1))    # expect: 0 2417851639229258349412351
print(True & False, True | False, True ^ True, type(True & True), True & 3)
# expect: False True False <class 'bool'> 1
