# __index__, __int__, __float__ and __complex__ that give a subclass of what they should, and int() by __trunc__.
import operator, warnings
class I(int): pass
class F(float): pass
class C(complex): pass
class Y:
    def __index__(self): return True
    def __int__(self): return I(5)
    def __float__(self): return F(2)
    def __complex__(self): return C(2)
class T:
    def __trunc__(self): return 3

for f, v in (operator.index, Y()), (int, Y()), (float, Y()), (complex, Y()), (int, T()):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        print(f(v), [str(x.message).partition(".  ")[0] for x in w])
# expect: 1 ['__index__ returned non-int (type bool)']
# expect: 5 ['__int__ returned non-int (type I)']
# expect: 2.0 ['Y.__float__ returned non-float (type F)']
# expect: (2+0j) ['__complex__ returned non-complex (type C)']
# expect: 3 ['The delegation of int() to __trunc__ is deprecated.']
warnings.simplefilter("error")
print(int(True), operator.index(True), float(F(1)), int(I(3)))          # expect: 1 1 1.0 3
try: int(Y())
except DeprecationWarning as e: print("raised")                         # expect: raised
