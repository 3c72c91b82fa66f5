# random_numbers.py -- the generator's own dice: the same numbers from the same seed under any interpreter.


class Dice:
    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 0x1234567) & 0xFFFFFFFFFFFFFFFF
        for _ in range(4):
            self.roll()

    def roll(self):
        """A number of 32 bits (xorshift64*)."""
        x = self.state or 1
        x ^= x >> 12
        x = (x ^ (x << 25)) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 27
        self.state = x
        return (x * 0x2545F4914F6CDD1D & 0xFFFFFFFFFFFFFFFF) >> 32

    def below(self, n):
        return self.roll() % n

    def between(self, low, high):
        return low + self.roll() % (high - low + 1)

    def chance(self, percent):
        return self.roll() % 100 < percent

    def pick(self, items):
        return items[self.roll() % len(items)]

    def some(self, items, most):
        """Up to `most` different items, in their order."""
        return [item for item in items if self.chance(100 * most // max(len(items), 1))][:most]

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items
