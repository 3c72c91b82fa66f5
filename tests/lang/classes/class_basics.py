# attributes, methods, __init__ and instances
class Point:
    """A point."""
    dims = 2
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def moved(self, dx):
        return Point(self.x + dx, self.y)
p = Point(1, 2)
q = p.moved(5)
print(p.x, q.x, q.y, Point(3).y, p.dims, Point.dims, Point.__name__, Point.__doc__, type(p) is Point, isinstance(p, Point), p.__class__ is Point)
# expect: 1 6 2 0 2 2 Point A point. True True True
p.z = 'new'
p.dims = 3
print(p.z, p.dims, q.dims, p.__dict__, Point.moved(p, 1).x)
# expect: new 3 2 {'x': 1, 'y': 2, 'z': 'new', 'dims': 3} 2
del p.dims
print(p.dims, vars(q))  # expect: 2 {'x': 6, 'y': 2}
