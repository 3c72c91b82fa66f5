# several targets, nested, starred
a, b = 1, 2
print(a, b)                                         # expect: 1 2
a, b = b, a
print(a, b)                                         # expect: 2 1
[c, d] = 'xy'
(e, (f, g)), h = (1, (2, 3)), 4
print(c, d, e, f, g, h)                             # expect: x y 1 2 3 4
first, *rest = [1, 2, 3]
*init, last = 'abc'
x, *mid, y = range(5)
p, *none = [1]
print(first, rest, init, last, x, mid, y, p, none)  # expect: 1 [2, 3] ['a', 'b'] c 0 [1, 2, 3] 4 1 []
i = 0
a = [0, 0]
i, a[i] = 1, 'set'
print(i, a)                                         # expect: 1 [0, 'set']
m = n = []
m.append(1)
print(n, m is n)                                    # expect: [1] True
