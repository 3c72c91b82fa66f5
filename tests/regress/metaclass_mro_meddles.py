# A metaclass's mro() that derives from the class it is asked about, or asks it for attributes, is told no, and nothing breaks.
class Meddler(type):
    def mro(cls):
        if cls.__mro__ is None and cls.__name__ != "X":
            try:
                class X(cls): pass
            except TypeError as e:
                print(e)                        # expect: Cannot extend an incomplete type 'A'
            print(hasattr(cls, "__len__"))      # expect: False
        return type.mro(cls)

class A(metaclass=Meddler):
    def __len__(self): return 3

print(len(A()), A.__mro__)                      # expect: 3 (<class '__main__.A'>, <class 'object'>)
