# split and rsplit, by blanks and by a separator
print('  a b   c '.split(), ''.split(), ' '.split(), 'a\tb\nc'.split())
# expect: ['a', 'b', 'c'] [] [] ['a', 'b', 'c']
print('a,b,,c'.split(','), ''.split(','), ',a,'.split(','), 'a--b--c'.split('--'))
# expect: ['a', 'b', '', 'c'] [''] ['', 'a', ''] ['a', 'b', 'c']
print('a b c d'.split(None, 2), 'a b c d'.rsplit(None, 2), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'a,b'.split(',', 0))
# expect: ['a', 'b', 'c d'] ['a b', 'c', 'd'] ['a', 'b,c'] ['a,b', 'c'] ['a,b']
print('  a  b  '.split(None, 1), '  a  b  '.rsplit(None, 1), 'a b'.split(maxsplit=0), 'aXbXc'.split(sep='X'))
# expect: ['a', 'b  '] ['  a', 'b'] ['a b'] ['a', 'b', 'c']
print('ä€ö€ü'.split('€'), 'a\u2003b'.split())   # expect: ['ä', 'ö', 'ü'] ['a', 'b']
