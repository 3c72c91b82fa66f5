# str.format with positions, names, attributes and items
print('{} {}'.format(1, 'a'), '{1} {0} {1}'.format('a', 'b'), '{x}-{y}'.format(x=1, y=2), '{{}} {}'.format(0))
# expect: 1 a b a b 1-2 {} 0
print('{0[1]} {0[0]}'.format([1, 2]), '{d[key]}'.format(d={'key': 'v'}), '{0.real}'.format(5))
# expect: 2 1 v 5
print('{!r} {!s} {!a}'.format('ä', 'ä', 'ä'), '{:>5}|{:<5}|{:^5}'.format('a', 'b', 'c'), '{:{}}|'.format('a', 4), '{:{w}.{p}f}'.format(3.14159, w=8, p=2))
# expect: 'ä' ä '\xe4'     a|b    |  c   a   |     3.14
