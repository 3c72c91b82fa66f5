# map and filter are lazy
def show(x):
    print('show', x)
    return x * 2
m = map(show, [1, 2])
print('made')           # expect: made
print(next(m))
# expect: show 1
# expect: 2
print(list(m))
# expect: show 2
# expect: [4]
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda n: n > 1, [1, 2, 3])), list(map(int, '123')))
# expect: [11, 22] [1, 'a'] [2, 3] [1, 2, 3]
