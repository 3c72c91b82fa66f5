# order that is there already saves comparisons: as many as in CPython
class Counted:
    count = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Counted.count += 1
        return self.value < other.value


def comparisons(values):
    items = [Counted(v) for v in values]
    Counted.count = 0
    items.sort()
    assert [i.value for i in items] == sorted(values)
    return Counted.count


state = 12345


def random(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return (state >> 33) % n


n = 2000
print(comparisons(range(n)))                                        # expect: 1999
print(comparisons(range(n, 0, -1)))                                 # expect: 1999
print(comparisons([1] * n))                                         # expect: 1999
print(comparisons([*range(0, n, 2), *range(1, n, 2)]))              # expect: 3998
print(comparisons([i % 100 for i in range(n)]))                     # expect: 10372
print(comparisons([random(10**9) for i in range(n)]))               # expect: 19233
print(comparisons([random(5) for i in range(n)]))                   # expect: 11767
print(comparisons([*range(n), *[random(n) for i in range(10)]]))    # expect: 2184
total = 0
for round in range(40):
    size = random(700)
    values = [random(random(size + 1) + 1) for i in range(size)]
    if round % 2:
        values = sorted(values[:size // 2]) + sorted(values[size // 2:], reverse=round % 3 == 0)
    total += comparisons(values)
print(total)                                                        # expect: 64405
