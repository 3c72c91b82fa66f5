# methods without self, and with the class
class A:
    made = 0
    @staticmethod
    def add(a, b):
        return a + b
    @classmethod
    def make(cls, n=1):
        cls.made += n
        return cls.__name__
class B(A): pass
print(A.add(1, 2), A().add(3, 4), A.make(), B.make(5), B().make(), A.made, B.made)  # expect: 3 7 A B B 1 7
