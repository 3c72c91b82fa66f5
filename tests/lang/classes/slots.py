# __slots__ allows these attributes only
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x):
        self.x = x
p = P(1)
print(p.x, hasattr(p, 'y'), hasattr(p, '__dict__'))  # expect: 1 False False
p.y = 2
print(p.y)                                          # expect: 2
p.z = 3                                             # expect-error: AttributeError: 'P' object has no attribute 'z'
