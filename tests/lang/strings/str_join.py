# join takes any iterable of strings
print(','.join(['a', 'b', 'c']), ''.join(('x', 'y')), '-'.join('abc'), ','.join([]) == '', ','.join(['one']))
# expect: a,b,c xy a-b-c True one
print(' '.join({'k': 1, 'l': 2}), '€'.join(['ä', 'b']), ', '.join(map(str, [1, 2])))  # expect: k l ä€b 1, 2
