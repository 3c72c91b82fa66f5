# attr_update -- read and write the attributes of one object.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

def main():
    p = Point(0, 3)
    i = 0
    while i < 6000000:
        p.x = p.x + p.y
        i += 1
    return p.x

print(main())
