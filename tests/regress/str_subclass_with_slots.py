# A subclass of str may have __slots__: their places lie behind the characters.
import copy, gc, pickle, weakref


class Token(str):
    __slots__ = ('kind', 'line')

    def __new__(cls, kind, text, line=0):
        self = super().__new__(cls, text)
        self.kind, self.line = kind, line
        return self

    def __reduce__(self):
        return Token, (self.kind, str(self), self.line)


t = Token('NAME', 'h\u00e9llo', 7)
print(t, t.kind, t.line, len(t), t == 'h\u00e9llo')            # expect: héllo NAME 7 5 True
print(hasattr(t, '__dict__'), Token.kind)                       # expect: False <member 'kind' of 'Token' objects>
for text in ('', 'abc', 'abcdefg', 'abcdefgh', '\u20ac' * 5, '\U0001f600' * 3):
    t = Token(text * 2, text, len(text))
    assert (t, t.kind, t.line) == (text, text * 2, len(text))
del t.line
try:
    t.line
except AttributeError as error:
    print(error)                                                # expect: 'Token' object has no attribute 'line'
gc.collect()
t.line = [t]                                                    # a cycle
t = Token('NUMBER', '12', 3)
print(gc.collect())                                             # expect: 2
again = pickle.loads(pickle.dumps(t))
print(again, again.kind, again.line, copy.copy(t).kind)         # expect: 12 NUMBER 3 NUMBER


class Named(Token):
    pass


n = Named('A', 'b')
n.extra = n.kind + n
print(n.__dict__, n.kind, n.line)                               # expect: {'extra': 'Ab'} A 0


class WithDict(str):
    pass


class Late(WithDict):
    __slots__ = ('slot',)


late = Late('text')
late.slot, late.other = 1, 2
print(late, late.slot, late.__dict__, weakref.ref(late)() is late)  # expect: text 1 {'other': 2} True


class Other(str):
    __slots__ = ('x',)


try:
    class Both(Token, Other):
        pass
except TypeError as error:
    print(error)                                                # expect: multiple bases have instance lay-out conflict
try:
    copy.copy(late).__class__ = Token
except TypeError as error:
    print(error)                                                # expect: __class__ assignment: 'Token' object layout differs from 'Late'
for base in (int, bytes, tuple):
    try:
        class Refused(base):
            __slots__ = ('x',)
    except TypeError as error:
        print(error)
# expect: nonempty __slots__ not supported for subtype of 'int'
# expect: nonempty __slots__ not supported for subtype of 'bytes'
# expect: nonempty __slots__ not supported for subtype of 'tuple'
