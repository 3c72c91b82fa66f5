# computed attributes
class Square:
    def __init__(self, side):
        self.side = side
    @property
    def area(self):
        """The area."""
        return self.side ** 2
    @area.setter
    def area(self, value):
        self.side = value ** 0.5
    @area.deleter
    def area(self):
        self.side = 0
    @property
    def fixed(self):
        return 'fixed'
s = Square(3)
print(s.area)                       # expect: 9
s.area = 16
print(s.side)                       # expect: 4.0
del s.area
print(s.area, Square.area.__doc__)  # expect: 0 The area.
s.fixed = 1                         # expect-error: AttributeError: property 'fixed' of 'Square' object has no setter
