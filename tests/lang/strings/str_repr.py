# repr() picks the quotes and escapes what cannot be seen
print(repr('abc'), repr("it's"), repr('say "x"'), repr('both \' and "'))
# expect: 'abc' "it's" 'say "x"' 'both \' and "'
print(repr('\n\t\r\\'), repr('\x00\x1f\x7f'), repr('\x80\xa0\xad'))
# expect: '\n\t\r\\' '\x00\x1f\x7f' '\x80\xa0\xad'
print(repr('äöü€😀'), repr('\ud800'), repr('\u2028'), repr('\u200b'), ascii('äö€😀'))
# expect: 'äöü€😀' '\ud800' '\u2028' '\u200b' '\xe4\xf6\u20ac\U0001f600'
print(['a', "b'", 'c\n'], ('x',), {'k': 'v'})   # expect: ['a', "b'", 'c\n'] ('x',) {'k': 'v'}
