# a class attribute is one, an instance's hides it
class A:
    items = []
    n = 0
a, b = A(), A()
a.items.append(1)
a.n += 1
print(b.items, A.items is a.items, a.n, b.n, A.n)   # expect: [1] True 1 0 0
A.n = 10
A.m = lambda self: self.n
print(a.n, b.n, b.m(), a.m())                       # expect: 1 10 10 1
class B(A): pass
print(B.n, B().m())                                 # expect: 10 10
B.n = 5
print(A.n, B.n)                                     # expect: 10 5
