# a subclass finds, replaces and completes
class A:
    def name(self):
        return 'A'
    def hello(self):
        return 'hello from ' + self.name()
class B(A):
    def name(self):
        return 'B'
class C(B):
    def name(self):
        return 'C, ' + super().name() + ', ' + A.name(self)
print(A().hello(), B().hello(), C().hello())    # expect: hello from A hello from B hello from C, B, A
print(issubclass(C, A), issubclass(A, C), isinstance(C(), (int, A)), C.__bases__, C.__mro__ == (C, B, A, object), B.__base__ is A)
# expect: True False True (<class '__main__.B'>,) True True
