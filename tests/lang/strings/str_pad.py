# center, ljust, rjust, zfill, expandtabs
print('[' + 'ab'.center(7) + ']', '[' + 'ab'.center(6) + ']', '[' + 'abc'.center(6, '*') + ']', '[' + 'abc'.center(2) + ']')
# expect: [   ab  ] [  ab  ] [*abc**] [abc]
print('[' + 'ab'.ljust(5) + ']', '[' + 'ab'.rjust(5, '.') + ']', '42'.zfill(5), '-42'.zfill(5), '+1'.zfill(4), 'abc'.zfill(2), '€'.ljust(3, '😀'))
# expect: [ab   ] [...ab] 00042 -0042 +001 abc €😀😀
print('a\tb'.expandtabs(), 'abc\td'.expandtabs(4), '\t\n\tx'.expandtabs(2).replace('\n', '|'))
# expect: a       b abc d   |  x
