# str() asks an object for its text
print(str(), str(5), str(1.5), str(None), str([1, 'a']), str('x'), str(b'x'), str(b'\xc3\xa4', 'utf-8'))
# expect:  5 1.5 None [1, 'a'] x b'x' ä
class A:
    def __str__(self):
        return 'text'
class B:
    def __repr__(self):
        return 'repr'
print(str(A()), str(B()), [B()], f'{A()} {B()!r} {B()}', '%s' % A())
# expect: text repr [repr] text repr repr text
