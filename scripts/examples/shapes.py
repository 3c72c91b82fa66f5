# shapes.py -- classes, inheritance, and methods that a subclass replaces or completes.

import math


class Shape:
    count = 0                           # one variable for the class, shared by all

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError(f"{type(self).__name__} has no area")

    def __repr__(self):
        return f"<{self.name}: {self.area():.2f}>"

    def __lt__(self, other):            # what sorted() and max() ask
        return self.area() < other.area()


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return math.pi * self.radius ** 2


class Rectangle(Shape):
    def __init__(self, width, height, name="rectangle"):
        super().__init__(name)
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side, name="square")


shapes = [Circle(1.5), Rectangle(2, 3), Square(2.5), Circle(1)]
print(shapes)
print("sorted: ", sorted(shapes))
print("largest:", max(shapes))
print("total:   %.2f" % sum([shape.area() for shape in shapes]))
print("made:   ", Shape.count)
print("a square is a rectangle:", isinstance(shapes[2], Rectangle), "- a circle is not:",
      isinstance(shapes[0], Rectangle))

try:
    print(Shape("blob"))
except NotImplementedError as error:
    print("error:", error)
