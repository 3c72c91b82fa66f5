# tests/regress/descriptor_made_anew.py -- a property, staticmethod or classmethod whose __init__ is called again leads to the new function.
class C:
    @property
    def p(self): return 'old'
    @staticmethod
    def s(x=1): return 'old', x
    @classmethod
    def c(cls, x=1): return cls.__name__, 'old', x

class D(C): pass

def look(o):
    return o.p, C.s(), D.s(2), C.c(), D.c(3)

o = C()
for _ in range(3):
    print(look(o))
# expect: ('old', ('old', 1), ('old', 2), ('C', 'old', 1), ('D', 'old', 3))
# expect: ('old', ('old', 1), ('old', 2), ('C', 'old', 1), ('D', 'old', 3))
# expect: ('old', ('old', 1), ('old', 2), ('C', 'old', 1), ('D', 'old', 3))

C.__dict__['p'].__init__(lambda self: 'new')
C.__dict__['s'].__init__(lambda x=1: ('new', x))
C.__dict__['c'].__init__(lambda cls, x=1: (cls.__name__, 'new', x))
print(look(o))          # expect: ('new', ('new', 1), ('new', 2), ('C', 'new', 1), ('D', 'new', 3))

C.s = staticmethod(len)
C.c = classmethod(lambda cls, *a: a)
try:
    look(o)
except TypeError as e:
    print(e)            # expect: len() takes exactly one argument (0 given)
D.s = lambda x=5: x
C.s = 7
print(D.s(), D.c(1), C.c(), C.s)        # expect: 5 (1,) () 7
m = D.c
print(m(4), m.__self__ is D)            # expect: (4,) True
