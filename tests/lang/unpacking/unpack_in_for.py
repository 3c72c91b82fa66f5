# loop targets unpack like assignments
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
# expect: 3
# expect: 7
for i, (k, v) in enumerate({'x': 1}.items()):
    print(i, k, v)      # expect: 0 x 1
for a, *b in ['abc', 'd']:
    print(a, b)
# expect: a ['b', 'c']
# expect: d []
for d in [{}]:
    for d['k'] in [1, 2]:
        pass
    print(d)            # expect: {'k': 2}
