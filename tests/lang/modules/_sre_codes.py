# _sre matches what arrays of codes say, and refuses arrays that say nothing.
import _sre
print(_sre.MAGIC, _sre.CODESIZE, _sre.MAXREPEAT, _sre.MAXGROUPS, _sre.getcodesize())   # expect: 20220615 4 4294967295 1073741823 4
FAILURE, SUCCESS, ANY, ANY_ALL, ASSERT, ASSERT_NOT, AT, BRANCH, CATEGORY, CHARSET = range(10)
BIGCHARSET, GROUPREF, GROUPREF_EXISTS, IN, INFO, JUMP, LITERAL, MARK, MAX_UNTIL, MIN_UNTIL = range(10, 20)
NOT_LITERAL, NEGATE, RANGE, REPEAT, REPEAT_ONE, SUBPATTERN, MIN_REPEAT_ONE, ATOMIC_GROUP, POSSESSIVE_REPEAT, POSSESSIVE_ONE = range(20, 30)

def compile(*codes, groups=0, names={}):
    index = [None] * (groups + 1)
    for name, g in names.items():
        index[g] = name
    return _sre.compile('...', 0, list(codes), groups, names, tuple(index))

a = [LITERAL, ord('a')]
b = [LITERAL, ord('b')]
print(compile(*a, *b, SUCCESS).search('xxab').span())               # expect: (2, 4)
print(compile(REPEAT_ONE, 6, 0, 9, *a, SUCCESS, *a, SUCCESS).match('aaaab').span())        # expect: (0, 4)
print(compile(MIN_REPEAT_ONE, 6, 0, 9, *a, SUCCESS, *a, SUCCESS).match('aaaab').span())    # expect: (0, 1)
print(compile(POSSESSIVE_ONE, 6, 0, 9, *a, SUCCESS, *a, SUCCESS).match('aaaab'))           # expect: None
print(compile(BRANCH, 5, *a, JUMP, 7, 5, *b, JUMP, 2, 0, SUCCESS).findall('cabc'))         # expect: ['a', 'b']
m = compile(MARK, 0, REPEAT, 9, 1, 2, MARK, 2, *a, MARK, 3, MAX_UNTIL, MARK, 1, *b, SUCCESS, groups=2, names={'out': 1}).search('aaab')
print(m.span(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup)    # expect: (1, 4) ('aa', 'a') {'out': 'aa'} 1 out
print(m)                                        # expect: <re.Match object; span=(1, 4), match='aab'>
print(m.group(0, 'out', 2), m['out'], m.regs)   # expect: ('aab', 'aa', 'a') aa ((1, 4), (1, 3), (2, 3))
not_a = compile(IN, 5, NEGATE, *a, FAILURE, SUCCESS)
print(not_a.findall('ab\u20acc'), not_a.split('aba', 1), not_a.sub('-', 'abca'))       # expect: ['b', '€', 'c'] ['a', 'a'] a--a

for wrong in ([], [LITERAL], [LITERAL, 97], [JUMP, 1, SUCCESS], [MAX_UNTIL, SUCCESS], [GROUPREF, 0, SUCCESS],
              [IN, 2, SUCCESS, SUCCESS], [IN, 3, FAILURE, SUCCESS, SUCCESS], [REPEAT_ONE, 6, 9, 1, *a, SUCCESS, SUCCESS],
              [REPEAT, 5, 0, 1, *a, SUCCESS, SUCCESS], [ASSERT, 9, 0, SUCCESS, SUCCESS], [BRANCH, 5, *a, JUMP, 7, 0, SUCCESS],
              [INFO, 2, 0, SUCCESS], [99, SUCCESS], [AT, 77, SUCCESS], [CATEGORY, 18, SUCCESS], [ATOMIC_GROUP, 1, SUCCESS],
              [BIGCHARSET, 1, SUCCESS], [GROUPREF_EXISTS, 0, 2, SUCCESS]):
    try:
        compile(*wrong)
        print('taken:', wrong)
    except RuntimeError as error:
        assert str(error) == 'invalid SRE code', error
try:
    compile(1 << 32)
except OverflowError as error:
    print(error)                                # expect: regular expression code size limit exceeded

p = compile(*a, SUCCESS)
try:
    p.search(1)
except TypeError as error:
    print(error)                                # expect: expected string or bytes-like object, got 'int'
try:
    p.search(b'a')
except TypeError as error:
    print(error)                                # expect: cannot use a string pattern on a bytes-like object
try:
    type(p)()
except TypeError as error:
    print(error)                                # expect: cannot create 're.Pattern' instances
try:
    p.match('a').group('b')
except IndexError as error:
    print(error)                                # expect: no such group
print(p == compile(*a, SUCCESS), p == compile(*b, SUCCESS), hash(p) == hash(compile(*a, SUCCESS)))    # expect: True False True

# A long text needs no deep stack.
many = compile(REPEAT, 15, 0, _sre.MAXREPEAT, BRANCH, 5, *a, JUMP, 7, 5, *b, JUMP, 2, 0, MAX_UNTIL, SUCCESS)
print(many.match('ab' * 50000).end())           # expect: 100000
print(_sre.unicode_iscased(ord('ß')), _sre.ascii_iscased(ord('ß')), chr(_sre.unicode_tolower(ord('Ω'))), _sre.ascii_tolower(65))  # expect: True False ω 97
