# del of items and slices
a = list(range(10))
del a[0]
del a[-1]
print(a)                # expect: [1, 2, 3, 4, 5, 6, 7, 8]
del a[1:3]
print(a)                # expect: [1, 4, 5, 6, 7, 8]
del a[::2]
print(a)                # expect: [4, 6, 8]
del a[5:1]
del a[:]
print(a)                # expect: []
