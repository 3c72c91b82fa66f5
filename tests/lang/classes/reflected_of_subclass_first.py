# a subclass on the right is asked first
class A:
    def __add__(self, other):
        return 'A.add'
    def __radd__(self, other):
        return 'A.radd'
class B(A):
    def __radd__(self, other):
        return 'B.radd'
print(A() + A(), A() + B(), B() + A())  # expect: A.add B.radd A.add
