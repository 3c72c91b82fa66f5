# pop, popitem, setdefault, update, copy, clear, fromkeys
d = {'a': 1, 'b': 2, 'c': 3}
print(d.pop('a'), d.pop('x', 'none'), d.popitem(), d, d.setdefault('b', 9), d.setdefault('n', []), d)
# expect: 1 none ('c', 3) {'b': 2, 'n': []} 2 [] {'b': 2, 'n': []}
d.update({'b': 0}, z=26)
d.update([('y', 25)])
d.update(w=1)
print(d)                # expect: {'b': 0, 'n': [], 'z': 26, 'y': 25, 'w': 1}
e = d.copy()
d.clear()
print(d, e, dict.fromkeys('ab'), dict.fromkeys([1, 2], 0))
# expect: {} {'b': 0, 'n': [], 'z': 26, 'y': 25, 'w': 1} {'a': None, 'b': None} {1: 0, 2: 0}
