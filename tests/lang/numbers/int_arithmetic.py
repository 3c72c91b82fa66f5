# the operators of int
print(7 + 5, 7 - 12, 7 * -6)                # expect: 12 -5 -42
print(2 ** 10, (-3) ** 3, 0 ** 0)           # expect: 1024 -27 1
print(-7, +7, -(-7), ~7, ~-1)               # expect: -7 7 7 -8 0
print(True + True, True * 3, -True, ~True)  # expect: 2 3 -1 -2
print(1_000_000 + 0x_ff)                    # expect: 1000255
print(0b1011, 0o17, 0xDEAD)                 # expect: 11 15 57005
