# a string gives its characters one by one
for c in 'aä😀':
    print(c)
# expect: a
# expect: ä
# expect: 😀
print(list('abc'), tuple('ab'), set('aa'), dict(zip('ab', 'cd')), [*'xy'], sorted('hello'), ''.join(reversed('abc')))
# expect: ['a', 'b', 'c'] ('a', 'b') {'a'} {'a': 'c', 'b': 'd'} ['x', 'y'] ['e', 'h', 'l', 'l', 'o'] cba
