# a big result that fits again is an ordinary int
a = 2 ** 70
print(a - a + 5, a // a, a >> 68, a - (a - 256) == 256)  # expect: 5 1 4 True
print((a + 1) - a == 1, (a * 3) // a, a % 7)            # expect: True 3 2
d = {5: 'five'}
print(d[a - a + 5], hash(a - a + 5) == hash(5))         # expect: five True
