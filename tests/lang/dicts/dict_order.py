# keys stay in the order in which they first came
d = {}
for k in 'zebra':
    d[k] = ord(k)
print(d)                # expect: {'z': 122, 'e': 101, 'b': 98, 'r': 114, 'a': 97}
d['z'] = 0
del d['e']
d['e'] = 'again'
print(list(d), list(d.values()), list(d.items()), list(reversed(d)))
# expect: ['z', 'b', 'r', 'a', 'e'] [0, 98, 114, 97, 'again'] [('z', 0), ('b', 98), ('r', 114), ('a', 97), ('e', 'again')] ['e', 'a', 'r', 'b', 'z']
