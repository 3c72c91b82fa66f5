# metaclass_instances_show_their_dict.py -- a metaclass adds no __dict__ of its own: a class made by it shows its attributes.
class Meta(type):
    def __len__(cls):
        return len([name for name in vars(cls) if not name.startswith('_')])

class A(metaclass=Meta):
    x, y = 1, 2

print('x' in vars(A), A.__dict__['y'], len(A))                  # expect: True 2 2
print('__dict__' in vars(Meta), '__dict__' in vars(A))          # expect: False True
A.z = 3
print(len(A), type(A.__dict__).__name__)                        # expect: 3 mappingproxy
class WithSlot(Meta):
    __slots__ = ()
class B(A, metaclass=WithSlot):
    w = 4
print(len(B), B().__dict__)                                     # expect: 1 {}
class C(metaclass=Meta):
    __slots__ = ('a',)
print(len(C), hasattr(C(), '__dict__'))                         # expect: 1 False
try:
    class D(type):
        __slots__ = ('__dict__',)
except TypeError as error:
    print(error)                                                # expect: nonempty __slots__ not supported for subtype of 'type'
try:
    class E(type):
        __slots__ = ('a',)
except TypeError as error:
    print(error)                                                # expect: nonempty __slots__ not supported for subtype of 'type'
