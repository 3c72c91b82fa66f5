# generators.py -- functions that stop in the middle and go on when asked for more.


def fibonacci():
    """All Fibonacci numbers; only as many are computed as are asked for."""
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, items):
    for _, item in zip(range(n), items):
        yield item


print(list(take(15, fibonacci())))


class Tree:
    """A binary search tree whose items are visited in order, without a list of them all."""

    def __init__(self):
        self.left = self.right = self.value = None

    def add(self, value):
        if self.value is None:
            self.value = value
        else:
            if self.left is None:
                self.left, self.right = Tree(), Tree()
            (self.left if value < self.value else self.right).add(value)

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        if self.value is not None:
            yield self.value
        if self.right is not None:
            yield from self.right


tree = Tree()
for n in [5, 2, 8, 1, 9, 3]:
    tree.add(n)
print(list(tree), sum(tree), max(tree))


def average():
    """A coroutine: send() hands a number in, the average so far comes out."""
    total = count = 0
    result = None
    while True:
        total += yield result
        count += 1
        result = total / count


running = average()
next(running)
print([running.send(n) for n in [10, 20, 60]])
