# items are read and replaced from both ends
a = [1, 2, 3]
a[0] = 'x'
a[-1] = 'z'
print(a, a[1], a[-2], a[True])  # expect: ['x', 2, 'z'] 2 2 2
