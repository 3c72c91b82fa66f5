# ints from -5 to 256 are one object each
a, b = 250, 6
zero, minus_five, top, hundred = 0, -5, 256, 100
print(a + b is top, minus_five is a - 255, zero is a - 250)  # expect: True True True
print(int('100') is hundred, len('ab') is b - 4)    # expect: True True
