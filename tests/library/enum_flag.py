# needs: library
# enum: Flag and IntFlag, with their boundaries
from enum import *
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
class IF(IntFlag):
    A = 1
    B = 2
    D = 8
class Strict(Flag, boundary=STRICT):
    A = auto()
    B = auto()
class Conform(Flag, boundary=CONFORM):
    A = auto()
    B = auto()
class Eject(Flag, boundary=EJECT):
    A = auto()
    B = auto()
class Keep(Flag, boundary=KEEP):
    A = auto()
    B = auto()
for text in '''Perm.R | Perm.R.value | Perm.RW | Perm.R.__or__(Perm.X) | Perm.RW & Perm.W | Perm.RW ^ Perm.R | ~Perm.R | ~Perm.RW | Perm(0) | Perm(7) | Perm(5) | bool(Perm(0)) | list(Perm) | list(Perm.RW) | len(Perm.RW) | Perm.R in Perm.RW | Perm.X in Perm.RW | Perm(8) | Perm(-1) | str(Perm(5)) | Perm(5).name | Perm.RW.name | Perm['RW'] | Perm.R < Perm.W
IF.A | IF.A.__or__(IF.B) | IF(3) | IF(16) | IF(17) | IF.A.__or__(4) | IF.A + 1 | ~IF.A | IF(0) | IF.A & 3 | IF.A ^ 2 | str(IF.A) | f'{IF(3)}' | IF.A == 1 | list(IF(11)) | -1 & IF.B | IF(-1) | IF(-2) | repr(IF(32)) | isinstance(IF.A.__or__(64), IF)
Strict(4) | Strict(3) | ~Strict.A | Conform(5) | Conform(4) | Eject(5) | type(Eject(5)) | Keep(5) | Keep(4) | ~Keep.A | Strict.A | Strict['C'] | Perm.R.__or__(1) | Perm.R.__and__(IF.A) | hash(Perm.RW) == hash(Perm(3)) | Perm(3) is Perm.RW | Perm.__members__.keys() | Flag('Made', 'P Q R')(5) | show_flag_values(11) | IntFlag('Made', 'P Q')(3)'''.replace('\n', ' | ').split(' | '):
    show(text)
def refuse(source):
    try: exec(source, globals()); print(source.split('\n')[0], 'ok')
    except Exception as e: print(type(e).__name__, e)
refuse('@verify(NAMED_FLAGS)\nclass U(Flag):\n a = 1\n b = 6')
refuse('@verify(NAMED_FLAGS)\nclass U(Flag):\n a = 1\n b = 2\n c = 3')
refuse('class S(Flag):\n a = "x"')
x = Perm.R; x |= Perm.X; print(x); x &= ~Perm.R; print(x)
import copy
print(copy.deepcopy(Perm(5)) is Perm(5), Perm.R.__reduce_ex__(2))
class Weekday(Flag):
    MON = 1; TUE = 2; WED = 4
    WEEKEND = 96
print(Weekday(97), list(Weekday), Weekday.WEEKEND)
