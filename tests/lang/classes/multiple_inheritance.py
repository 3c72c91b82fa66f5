# the method resolution order is C3
class Base:
    def who(self):
        return ['Base']
class L(Base):
    def who(self):
        return ['L'] + super().who()
class R(Base):
    def who(self):
        return ['R'] + super().who()
class D(L, R):
    def who(self):
        return ['D'] + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])
# expect: ['D', 'L', 'R', 'Base'] ['D', 'L', 'R', 'Base', 'object']
try:
    class X(Base, D): pass
except TypeError as e:
    print(e)
# expect: Cannot create a consistent method resolution
# expect: order (MRO) for bases Base, D
