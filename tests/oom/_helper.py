"""What control.py imports."""
SIZE = 21
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
def twice(n):
    return n * 2
