# reading, writing and asking
d = {'a': 1}
d['b'] = 2
d['a'] += 10
print(d, d['a'], d.get('x'), d.get('x', 0), d.get('a', 0), 'a' in d, 'x' in d, 'x' not in d, 1 in d)
# expect: {'a': 11, 'b': 2} 11 None 0 11 True False True False
