# names with two leading underscores belong to their class
class A:
    def __init__(self):
        self.__secret = 1
        self.__dunder__ = 2
    def get(self):
        return self.__secret
class B(A):
    def __init__(self):
        super().__init__()
        self.__secret = 'B'
b = B()
print(b.get(), sorted(b.__dict__))  # expect: 1 ['_A__secret', '_B__secret', '__dunder__']
try:
    b.__secret
except AttributeError as e:
    print(e)                        # expect: 'B' object has no attribute '__secret'
