# Strings, numbers and formatting. See sweep.c.
name, value, items = 'world', 3.14159, [1, 'two', None]
print(f'hello {name!r:>10} {value:.2f} {items} {name.upper()=} {10**30:,} {"nested " + f"{value:{5}.{2}}"}')
print('%s %d %5.1f %r %x %-5s|' % (name, 42, value, items, 255, 'ab'), '%(a)s-%(b)03d' % {'a': 1, 'b': 2})
print('{} {0!r} {x:>5} {y[0]} {z.real}'.replace('{} ', '').format(name, x=1, y=[2], z=3))
words = 'the quick brown fox jumps over the lazy dog'.split()
print(' '.join(reversed(words)), '-'.join(w.title() for w in words), 'a,b,,c'.split(','), 'abc'.partition('b'))
text = ''
for i in range(60):
    text += str(i) + ('é' if i == 30 else '') + ('\u20ac' if i == 40 else '') + ('\U0001f600' if i == 50 else '')
print(len(text), text.encode()[:5], text[40:70], text.replace('1', '<one>')[:30], text.find('45'), text.count('2'))
print('ß'.upper(), 'ÀÉ'.lower(), 'x'.center(9, '*'), 'x'.zfill(4), ' pad '.strip(), 'abc'.translate({97: 'A', 98: None}))
print(b'abc' + bytes(range(5)), bytearray(b'xy') * 3, b'a-b'.split(b'-'), b'\xff'.hex(), 'ab'.encode('utf-16'), repr('\n\x00\u1234'))
n = 1
for i in range(1, 60):
    n *= i
print(n, n // 10**50, n % 997, -n >> 100, n & (1 << 80) - 1, int(str(n)[:40]), hex(n)[:20], divmod(n, 10**40 + 1), pow(3, 200, 10**20))
print(float(n), n / 3, (n + 1) - n, int('123456789' * 5), 2**64 - 2**63, round(2.675, 2), 1e300 * 10, (1+2j) * (3-1j), int(1e25))
print(sorted(words, key=len), max(words), str([{'k': (1, 2)}, {3}, frozenset([4])]), repr(range(3)), ascii('é'), chr(8364), ord('a'))
print('\n'.join(f'{i:3}|{i*i:>6}' for i in range(3)), 'tabs\there'.expandtabs(4), 'l1\nl2'.splitlines(), 'x'.join(['a'] * 20))
lines = """several
lines""" 'joined' "by the compiler"
print(lines, eval('1 + len(lines)'), eval(compile('[x * 2 for x in range(3)]', '<s>', 'eval')))
exec('def inner(a, b=2, *c, d, **e):\n    return f"{a}{b}{c}{d}{e}"\nprint(inner(1, d=4, f=5))')
