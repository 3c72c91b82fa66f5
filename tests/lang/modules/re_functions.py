# needs: library
# findall, split, sub and their kin; Match and Pattern objects.
import re
import copy

print(re.findall(r'\w+', 'one two'), re.findall(r'(\w)(\d)?', 'a1b'), re.findall('', 'ab'))    # expect: ['one', 'two'] [('a', '1'), ('b', '')] ['', '', '']
print(re.split(r'[,\s]+', 'a, b c'), re.split(r'(-)', 'a-b-c', 1), re.split('x*', 'axb'))      # expect: ['a', 'b', 'c'] ['a', '-', 'b-c'] ['', 'a', '', 'b', '']
print(re.sub(r'(\w)(\w)', r'\2\1', 'abcd'), re.sub('a', lambda m: m[0] * 2, 'banana', 2), re.subn('', '-', 'ab'))   # expect: badc baanaana ('-a-b-', 3)
print(re.sub(r'(?P<n>\d+)', r'<\g<n>|\g<0>>', 'a1b22'), re.sub('x', r'\n', 'axb') == 'a\nb')    # expect: a<1|1>b<22|22> True
print([m.span() for m in re.finditer('a|', 'bab')])      # expect: [(0, 0), (1, 2), (2, 2), (3, 3)]
print(re.sub(b'a', b'x', bytearray(b'banana')), re.findall(rb'[\x80-\xff]', memoryview(b'a\xff')))     # expect: b'bxnxnx' [b'\xff']
text = 'nothing here'
print(re.sub('z', 'y', text) is text)                   # expect: True

m = re.match(r'(?P<first>\w+) (?P<second>\w+)?', 'hello  ')
print(m.groupdict(), m.groups('-'), m.group('first', 2), m['first'], m.lastgroup, m.lastindex)     # expect: {'first': 'hello', 'second': None} ('hello', '-') ('hello', None) hello first 1
print(m.start('second'), m.span(1), m.regs, m.pos, m.endpos, m.string, m.re.groupindex)   # expect: -1 (0, 5) ((0, 6), (0, 5), (-1, -1)) 0 7 hello   {'first': 1, 'second': 2}
print(m.expand(r'\1-\g<first>'), copy.copy(m) is m, copy.deepcopy(m) is m, m)      # expect: hello-hello True True <re.Match object; span=(0, 6), match='hello '>
p = re.compile('a(b)?', re.I)
print(p, p.flags, p.groups, p.pattern, p == re.compile('a(b)?', re.I), hash(p) == hash(re.compile('a(b)?', re.I)))     # expect: re.compile('a(b)?', re.IGNORECASE) 34 1 a(b)? True True
print(re.Pattern[str], type(p.scanner('a')).__name__, p.scanner('xab').search())        # expect: re.Pattern[str] SRE_Scanner <re.Match object; span=(1, 3), match='ab'>

for call in (lambda: p.search(1), lambda: p.search(b'a'), lambda: re.compile(b'a').search('a'), lambda: m.group(3), lambda: m.group('x'),
             lambda: re.sub('a', lambda m: 1, 'a'), lambda: re.compile('('), lambda: re.compile(r'\q'), lambda: re.compile('(?<=a+)b'),
             lambda: p.match('a', 2 ** 70), lambda: re.Match(), lambda: p.split('a', 1, 2), lambda: p < p):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
# expect: TypeError expected string or bytes-like object, got 'int'
# expect: TypeError cannot use a string pattern on a bytes-like object
# expect: TypeError cannot use a bytes pattern on a string-like object
# expect: IndexError no such group
# expect: IndexError no such group
# expect: TypeError sequence item 0: expected str instance, int found
# expect: error missing ), unterminated subpattern at position 0
# expect: error bad escape \q at position 0
# expect: error look-behind requires fixed-width pattern
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError cannot create 're.Match' instances
# expect: TypeError split() takes at most 2 arguments (3 given)
# expect: TypeError '<' not supported between instances of 're.Pattern' and 're.Pattern'

# While something is matched in it, a bytearray cannot change its size.
data = bytearray(b'aaa')
found = re.finditer(b'a', data)
next(found)
try:
    data.append(1)
except BufferError as error:
    print(error)                                        # expect: Existing exports of data: object cannot be re-sized
del found
data.append(1)
print(re.Scanner([('[a-z]+', lambda s, t: t), (r'\d+', lambda s, t: int(t)), (r'\s+', None)]).scan('ab 12 c!'))    # expect: (['ab', 12, 'c'], '!')
