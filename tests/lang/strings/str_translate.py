# maketrans and translate
t = str.maketrans('abc', 'xyz', 'd')
print('abcd abc'.translate(t), 'hello'.translate({ord('l'): 'L', ord('o'): None}), 'a'.translate({97: 8364}))
# expect: xyz xyz heLL €
print(str.maketrans({'a': 'one'}) == {97: 'one'}, 'aab'.translate(str.maketrans({'a': 'one'})))
# expect: True oneoneb
