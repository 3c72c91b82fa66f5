# there is no character above 0x10ffff
print(len(chr(0x10ffff)))   # expect: 1
chr(0x110000)               # expect-error: ValueError: chr() arg not in range(0x110000)
