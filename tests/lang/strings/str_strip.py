# strip, lstrip, rstrip, of blanks and of given characters
print(repr('  a b \n'.strip()), repr('  a '.lstrip()), repr('  a '.rstrip()), repr('xxaxx'.strip('x')), repr('abcba'.strip('ab')))
# expect: 'a b' 'a ' '  a' 'a' 'c'
print(repr('\u2003x\u00a0'.strip()), repr('aaa'.strip('a')), repr(''.strip()), repr('xaxbx'.lstrip('x')), repr('€a€'.rstrip('€')), repr(' a '.strip(None)))
# expect: 'x' '' '' 'axbx' '€a' 'a'
