# constructors along the line
class A:
    def __init__(self, x):
        self.x = x
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
class C(B):
    def __init__(self):
        super(C, self).__init__(1, 2)
        self.z = 3
c = C()
print(c.x, c.y, c.z, C.__init__ is not B.__init__, list(c.__dict__))  # expect: 1 2 3 True ['x', 'y', 'z']
