# __new__ makes, __init__ fills
class One:
    it = None
    def __new__(cls, *args):
        if cls.it is None:
            cls.it = super().__new__(cls)
        return cls.it
    def __init__(self, n):
        self.n = n
a, b = One(1), One(2)
print(a is b, a.n)      # expect: True 2
class Five:
    def __new__(cls):
        return 5
print(Five())           # expect: 5
class Pos(int):
    def __new__(cls, n):
        return super().__new__(cls, abs(n))
print(Pos(-5), Pos(-5) + 1, type(Pos(-1)).__name__, isinstance(Pos(1), int))  # expect: 5 6 Pos True
