# needs: library
# enum: Enum, IntEnum, StrEnum, auto, lookups, aliases, hooks and refusals
from enum import *
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self): return f'{self.name}:{self.value}'
    @classmethod
    def default(cls): return cls.GREEN
    @property
    def bright(self): return self is not Color.BLUE
class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
class Word(StrEnum):
    ONE = auto()
    TWO = 'deux'
class Num(IntEnum):
    ONE = 1
    TWO = 2
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
class Missing(Enum):
    X = 1
    @classmethod
    def _missing_(cls, value): return cls.X if value == 'x' else 5 if value == 'odd' else None
class Name(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    P = auto()
    Q = auto()
class New(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label
        return obj
    A = (65, 'a')
    B = (66, 'b')
class Mem(Enum):
    @member
    def f(): return 1
    g = nonmember(5)
    H = member(7)
class Typed(int, Enum):
    A = '5'
class Ordered(Enum):
    _order_ = 'A B'
    A = 1
    B = 2
F = Enum('F', 'A B C'); G = Enum('G', {'X': 5, 'Y': 6}); H = IntEnum('H', ['P', 'Q'], start=7); I = Enum('I', [('a', 1), ('b', 1)], module='mm', qualname='Q.I')
for text in '''Color.RED | repr(Color.RED) | str(Color.RED) | Color(1) | Color['RED'] | Color.CRIMSON | Color.CRIMSON is Color.RED | Color(9) | Color['NO'] | Color.NO | list(Color) | list(reversed(Color)) | len(Color) | Color.__members__ | Color.RED in Color | Color.RED.describe() | Color.default() | Color.BLUE.bright
Color.RED == 1 | Color.RED == Color.RED | Color.RED < Color.BLUE | hash(Color.RED) == hash('RED') | Color.RED.name | Color.RED.value | Color.RED.RED | type(Color.RED) | isinstance(Color.RED, Color) | Color | bool(Color.RED) | dir(Color)[:4] | dir(Color.RED) | Color.__class__ | f'{Color.RED}' | f'{Color.RED:>12}' | '%s' % Color.RED | {Color.RED: 1}
list(Auto) | list(Word) | Word.ONE | str(Word.TWO) | f'{Word.ONE}' | Word.ONE + 'x' | Word('deux') | Num.ONE + 1 | Num.ONE < Num.TWO | f'{Num.ONE}' | str(Num.TWO) | repr(Num.TWO) | Num(2) | sorted([Num.TWO, Num.ONE]) | Num.ONE == 1 | [10, 20][Num.ONE] | Num.ONE.to_bytes(1, 'big') | isinstance(Num.ONE, int)
Planet.EARTH | Planet.MARS.radius | Planet((0.6, 3.4)) | Missing('x') | Missing('odd') | Missing('q') | list(Name) | New.A | New.A.label | New(66) | New.B + b'c' | type(Mem.f).__name__ | Mem.g | Mem.H | len(list(Mem)) | Typed.A | Typed.A + 1 | list(Ordered)
list(F) | list(G) | list(H) | list(I) | I.a.__class__.__module__, I.__qualname__ | F | Color.RED.__reduce_ex__(2) | Enum('Bad', 'a a') | Color.__call__(2) | Color('RED') | Color.mro()[1:] | issubclass(Num, int)'''.replace('\n', ' | ').split(' | '):
    show(text)
def refuse(source):
    try: exec(source, globals()); print(source.split('\n')[0], 'ok')
    except Exception as e: print(type(e).__name__, e)
refuse('class Sub(Color):\n x = 1')
refuse('class Twice(Enum):\n a = 1\n a = 2')
refuse('class Word2(StrEnum):\n a = 1')
refuse('@unique\nclass U(Enum):\n a = 1\n b = 1')
refuse('@unique\nclass U(Enum):\n a = 1\n b = 2')
refuse('@verify(CONTINUOUS)\nclass U(IntEnum):\n a = 1\n b = 4')
refuse('@verify(UNIQUE)\nclass U(Enum):\n a = 1\n b = 1')
refuse('Color.RED = 5')
refuse('del Color.RED')
refuse('Color.RED.value = 5')
refuse('Color.RED.name = 5')
refuse('class O(Enum):\n _order_ = "B A"\n A = 1\n B = 2')
refuse('class Un(Enum):\n _bad_ = 1')
refuse('class M(Enum):\n mro = 1')
import copy
print(copy.deepcopy(Color.RED) is Color.RED, copy.copy([Num.ONE]))
match Color.GREEN:
    case Color.RED: print('red')
    case Color.GREEN: print('green')
@global_enum
class Glob(Enum):
    GA = 1
print(GA, repr(GA), Glob.GA)
for c in Color: print(c, end=' ')
print(Color.RED._value_, Color._member_names_, Color._value2member_map_)
