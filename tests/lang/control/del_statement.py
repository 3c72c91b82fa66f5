# del of names, items, attributes, several at once
a, b = [1, 2, 3], {'k': 1, 'l': 2}
del a[0], b['k']
print(a, b)                     # expect: [2, 3] {'l': 2}
class C: pass
c = C()
c.x = c.y = 1
del c.x, (a[0])
print(hasattr(c, 'x'), c.y, a)  # expect: False 1 [3]
del a, (b, c)
try:
    b
except NameError as e:
    print(e)                    # expect: name 'b' is not defined
