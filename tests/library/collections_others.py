# needs: library
# collections: ChainMap, UserDict, UserList, UserString, OrderedDict, defaultdict, deque and the ABCs they belong to
from collections import *
from collections import abc
import copy
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
u, l, s = UserDict(a=1), UserList([3, 1, 2]), UserString('hello')
class D(UserDict):
    def __missing__(self, key): return key * 2
for text in '''m | m['a'] | m['b'] | m['c'] | list(m) | len(m) | m.maps | m.new_child({'z': 1}) | m.parents | m.get('q', 5) | 'b' in m | dict(m) | m.pop('b') | m.popitem() | m.popitem() | bool(m) | ChainMap() | m.copy()
m.new_child(x=1) | ChainMap({1: 2}) == {1: 2} | ChainMap({1: 2}) + 1 | ChainMap({'a': 1}).__or__({'b': 2}) | {'b': 2}.__or__(ChainMap({'a': 1}))
u | u['a'] | u['b'] | D()['x'] | u.__or__({'z': 2}) | copy.copy(u) | u.data | list(u.items()) | UserDict({'a': 1}, b=2) | u.setdefault('k', 4) | u.pop('k') | 'a' in u | UserDict([(1, 2)]) == {1: 2}
l | sorted(l) | l + [4] | [4] + l | l * 2 | l[0] | l[1:] | type(l[1:]) | l == [3, 1, 2] | l.index(2) | l.count(1) | l.copy() | l < [4] | UserList('ab').data | l.pop() | l.append(9) | l | l.sort() | l | l.reverse() | l | l.insert(0, 5) | l.extend('xy') | l | l.remove('x') | l[-1]
s | s.upper() | s + ' world' | 'oh ' + s | s * 2 | s[1] | s[1:3] | type(s.upper()) | s == 'hello' | s.split('l') | len(s) | 'ell' in s | s.replace('l', 'L') | hash(s) == hash('hello') | s.find('l') | '%s' % s | UserString('%d') % 5 | s.join(['a', 'b']) | s.encode() | int(UserString('12')) | s.startswith('he') | s < 'z' | s.center(9, '*')
issubclass(deque, abc.MutableSequence) | issubclass(OrderedDict, abc.MutableMapping) | issubclass(defaultdict, abc.Mapping) | isinstance(deque(), abc.Sequence) | isinstance(deque(), abc.Reversible) | isinstance({}.keys(), abc.KeysView) | isinstance(OrderedDict().keys(), abc.Set) | isinstance([], abc.Hashable) | isinstance((), abc.Hashable)
isinstance(range(3), abc.Sequence) | isinstance('', abc.Sequence) | isinstance(b'', abc.ByteString) | isinstance(iter([]), abc.Iterator) | isinstance((i for i in ()), abc.Generator) | isinstance(len, abc.Callable) | isinstance({1}, abc.MutableSet) | isinstance(frozenset(), abc.MutableSet) | abc.Callable[[int], str] | abc.Callable[..., int] | abc.Mapping[str, int] | isinstance(zip(), abc.Iterable) | issubclass(dict, abc.Sized)'''.replace('\n', ' | ').split(' | '):
    show(text)
class Squares(abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[k] for k in range(*i.indices(self.n))]
        if not -self.n <= i < self.n: raise IndexError(i)
        return (i % self.n) ** 2
q = Squares(5)
print(list(q), list(reversed(q)), 9 in q, 8 in q, q.index(16), q.count(4), q[1:3])
class Partial(abc.Mapping):
    def __len__(self): return 0
for cls in Partial, abc.Mapping, abc.Iterator:
    try: cls()
    except TypeError as e: print(e)
class Lower(abc.MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
w = Lower({'A': 1}, B=2)
print(w['a'], w.get('C'), w.pop('B'), dict(w), w.setdefault('X', 3), list(w.items()), list(w.keys()), 'x' in w, w == {'a': 1, 'x': 3}, w.popitem(), len(w), w.clear(), list(w.values()))
class Bits(abc.MutableSet):
    def __init__(self, items=()): self.n = 0; [self.add(i) for i in items]
    def __contains__(self, i): return self.n >> i & 1 == 1
    def __iter__(self): return (i for i in range(self.n.bit_length()) if i in self)
    def __len__(self): return bin(self.n).count('1')
    def add(self, i): self.n |= 1 << i
    def discard(self, i): self.n &= ~(1 << i)
    def __repr__(self): return f'Bits({list(self)})'
a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, a & b <= a, a.isdisjoint([9]), a == {1, 2, 3}, a.pop(), a, {5} | a)
a |= b; a -= {2}; a ^= {7}; print(a)
match deque([1, 2]):
    case [x, y]: print('deque', x, y)
match q:
    case [a, *rest]: print('sequence', a, rest)
match w:
    case {}: print('mapping')
