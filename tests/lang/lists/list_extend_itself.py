# a list may be added to itself
a = [1, 2]
a.extend(a)
a += a
print(a)                # expect: [1, 2, 1, 2, 1, 2, 1, 2]
a += 'xy'
print(a)                # expect: [1, 2, 1, 2, 1, 2, 1, 2, 'x', 'y']
a *= 2
print(len(a))           # expect: 20
a *= 0
print(a)                # expect: []
