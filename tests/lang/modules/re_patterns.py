# needs: library
# What each part of a pattern matches, and where groups are.
import re

def show(pattern, text, flags=0):
    m = re.search(pattern, text, flags)
    print(m and (m.span(), m.groups()))

show(r'(a+)(b*?)b', 'xaabbb')           # expect: ((1, 4), ('aa', ''))
show(r'(?:a|b|(c))*d', 'abcabd')        # expect: ((0, 6), ('c',))
show(r'(a|b|)*c', 'abac')               # expect: ((0, 4), ('',))
show(r'(a*)*', 'aab')                   # expect: ((0, 2), ('',))
show(r'((a)|(b))+', 'ab')               # expect: ((0, 2), ('b', 'a', 'b'))
show(r'(?<=ab)c', 'cabc')               # expect: ((3, 4), ())
show(r'(?<!ab)c', 'abcc')               # expect: ((3, 4), ())
show(r'(?=(a+))a', 'aab')               # expect: ((0, 1), ('aa',))
show(r'(?!ab)a', 'abac')                # expect: ((2, 3), ())
show(r'(a)?b(?(1)c|d)', 'bc abd abc')   # expect: ((4, 6), (None,))
show(r'a*+a', 'aaa')                    # expect: None
show(r'(?>a*)b', 'aab')                 # expect: ((0, 3), ())
show(r'(?:ab)++c', 'ababc')             # expect: ((0, 5), ())
show(r'(.)\1', 'abccd')                 # expect: ((2, 4), ('c',))
show(r'(?i)(.)\1', 'abcCd')             # expect: ((2, 4), ('c',))
show(r'(?P<x>\w)-(?P=x)', 'a-b-b')      # expect: ((2, 5), ('b',))
show(r'^b$', 'a\nb\n', re.M)            # expect: ((2, 3), ())
show(r'a.b', 'a\nb', re.S)              # expect: ((0, 3), ())
show(r'\bfoo\b', 'xfoo foo')            # expect: ((5, 8), ())
show(r'[^a-c\d]+', 'ab1xyz2')           # expect: ((3, 6), ())
show('(?i)stra\xdfe', 'STRA\xdfE')      # expect: ((0, 6), ())
show('(?i)k', '\u212a')                 # expect: ((0, 1), ())
show('[\u4e00-\u9fff]+', 'a\u4e00\u6587b')      # expect: ((1, 3), ())
show('\\w+', 'caf\xe9!', re.A)          # expect: ((0, 3), ())
show('\U0001f600+', 'a\U0001f600\U0001f600')    # expect: ((1, 3), ())
show(r'x{2,3}?y', 'xxxxy')              # expect: ((1, 5), ())
show(r'"(?:[^"\\]|\\.)*"', r'say "a\"b" now')   # expect: ((4, 10), ())
print(re.fullmatch('a|ab', 'ab').span(), re.match('a|ab', 'ab').span(), re.fullmatch('a', 'ab'))     # expect: (0, 2) (0, 1) None
print(re.compile('b').search('abab', 2).span(), re.compile('^b').search('ab', 1), re.compile('b$').search('abc', 0, 2).span())  # expect: (3, 4) None (1, 2)

# A long text takes no deep stack, however it is matched.
text = 'ab' * 100000
print(re.match('(?:a|b)*', text).end(), re.match('(?:x|(ab))*?$', text).end(), re.match('(?s:(?:ab)*+)', text).end())   # expect: 200000 200000 200000
