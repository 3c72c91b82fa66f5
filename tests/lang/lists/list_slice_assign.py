# a slice may be replaced by more or fewer items
a = [0, 1, 2, 3, 4]
a[1:3] = ['a', 'b', 'c']
print(a)                # expect: [0, 'a', 'b', 'c', 3, 4]
a[1:4] = []
print(a)                # expect: [0, 3, 4]
a[:0] = [9, 9]
print(a)                # expect: [9, 9, 0, 3, 4]
a[len(a):] = 'xy'
print(a)                # expect: [9, 9, 0, 3, 4, 'x', 'y']
a[::2] = [0, 0, 0, 0]
print(a)                # expect: [0, 9, 0, 3, 0, 'x', 0]
a[2:1] = ['in']
print(a)                # expect: [0, 9, 'in', 0, 3, 0, 'x', 0]
a[:] = a
a[1:1] = a
print(a)                # expect: [0, 0, 9, 'in', 0, 3, 0, 'x', 0, 9, 'in', 0, 3, 0, 'x', 0]
a[:] = []
print(a)                # expect: []
