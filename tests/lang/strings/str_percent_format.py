# the % operator
print('%d %s %r %x %X %o %c %c' % (42, 'a', 'a', 255, 255, 8, 'z', 65))  # expect: 42 a 'a' ff FF 10 z A
print('%5d|%-5d|%05d|%+d|% d' % (42, 42, 42, 42, 42))   # expect:    42|42   |00042|+42| 42
print('%.2f|%8.3f|%e|%g|%G' % (3.14159, 3.14159, 31415.9, 0.00001, 1e20))
# expect: 3.14|   3.142|3.141590e+04|1e-05|1E+20
print('%s' % 'one', '%s' % (1,), '%s %s' % ('a', [1]), '%%' % (), '100%%', '%5s|%-5s|%.2s' % ('ab', 'ab', 'abc'))
# expect: one 1 a [1] % 100%%    ab|ab   |ab
print('%(name)s is %(age)d' % {'name': 'Ada', 'age': 36}, '%*d' % (5, 42), '%#x %#o' % (255, 8), '%i' % 3.7)
# expect: Ada is 36    42 0xff 0o10 3
