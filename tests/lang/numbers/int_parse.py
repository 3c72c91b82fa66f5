# int() reads text in any base, with blanks and underscores
print(int('42'), int(' -42\n'), int('+7'), int('1_000'))    # expect: 42 -42 7 1000
print(int('ff', 16), int('0xFF', 16), int('-0b101', 2), int('0o17', 8), int('z', 36))
# expect: 255 255 -5 15 35
print(int('0x1f', 0), int('0b11', 0), int('10', 0), int('0', 0))  # expect: 31 3 10 0
print(int('123456789012345678901234567890'))                # expect: 123456789012345678901234567890
print(int('-ffffffffffffffffffff', 16))                     # expect: -1208925819614629174706175
print(int(), int(True), int(3.99), int(-3.99), int(1e20))   # expect: 0 1 3 -3 100000000000000000000
print(int(b'12'), int('٣٤'))                                # expect: 12 34
