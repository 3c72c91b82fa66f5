# method_call -- call a small method many times.
class Counter:
    def __init__(self):
        self.total = 0

    def inc(self, by):
        self.total = self.total + by

def main():
    c = Counter()
    i = 0
    while i < 5000000:
        c.inc(i)
        i += 1
    return c.total

print(main())
