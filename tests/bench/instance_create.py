# instance_create -- make objects with two attributes and forget them.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

def main():
    total = 0
    i = 0
    while i < 2500000:
        p = Point(i, 1)
        total += p.y
        i += 1
    return total

print(main())
