# needs: library
# collections.namedtuple: made, replaced, compared, refused.
from collections import namedtuple
import copy
P = namedtuple('P', 'x y')
Q = namedtuple('Q', ['a', 'b', 'c'], defaults=[2, 3])
p = P(1, 2)
class Sub(P):
    __slots__ = ()
    @property
    def norm(self): return self.x ** 2 + self.y ** 2
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
for text in '''p | p.x, p.y | p == (1, 2) | hash(p) == hash((1, 2)) | P._make([3, 4]) | p._replace(x=7) | p._replace(z=7) | p._asdict() | P._fields | P._field_defaults | Q._field_defaults | Q(1) | Q(1, c=9) | Q()
P(1) | P(1, 2, 3) | P(x=1, z=2) | P._make([1]) | p.z | p[5] | p[::-1] | p + (3,) | Sub(3, 4).norm | Sub(3, 4) | Sub(1, 2)._replace(y=5) | type(Sub(1, 2)._replace(y=5)).__name__ | p.__getnewargs__() | copy.copy(p) | copy.deepcopy(Q([1], [2], [3]))
namedtuple('N', 'a a') | namedtuple('N', 'class') | namedtuple('N', '_a') | namedtuple('N', '1a') | namedtuple('class', 'a') | namedtuple('N', 'a class _b a', rename=True)._fields | namedtuple('N', 'a,b, c')._fields | namedtuple('N', 'a', defaults=[1, 2]) | namedtuple('N', '')()
P.__doc__ | P.x.__doc__ | P.__name__ | P.__qualname__ | P.__module__ | P.__slots__ | P.__match_args__ | isinstance(p, tuple) | P.__new__.__doc__ | P._make.__doc__ | P.x | len(p) | max(p) | [*p] | sorted([P(2, 1), P(1, 5)]) | namedtuple('N', 'x y', module='m').__module__ | p._asdict() == {'x': 1, 'y': 2} | P(*[5, 6]) | P(**{'x': 1, 'y': 2})'''.replace('\n', ' | ').split(' | '):
    show(text)
for text in 'p.x = 1', 'del p.x', 'p.z = 1':
    try: exec(text)
    except AttributeError as e: print(e)
match p:
    case P(x, y=2): print('matched', x)
