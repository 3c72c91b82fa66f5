# Lists, dicts, sets, tuples and what walks over them. See sweep.c.
import gc
squares = [i * i for i in range(300)]
table = {f'key{i}': [i, -i] for i in range(100)}
numbers = {i * 7 % 101 for i in range(200)}
print(sum(squares), len(table), sorted(numbers)[:5], sorted(table)[-1], table.get('key9'), table.setdefault('new', [])) 
del table['key1'], squares[10:200:3]
squares[5:8] = range(20)
squares.sort(key=lambda x: -x)
squares.reverse()
squares.extend(map(str, range(5)))
squares.insert(0, None)
print(len(squares), squares[:6], squares[-3:], squares.index(16), squares.pop(), squares.count(4), (1, 2) + (3,) * 3)
words = sorted(['pear', 'fig', 'apple', 'kiwi'] * 10, key=lambda w: (len(w), w), reverse=True)
print(words[:4], list(zip(words, range(3))), list(enumerate('ab')), dict(zip('abc', (1, 2, 3))), list(filter(None, [0, 1, 2])))
a, b = set(range(50)), set(range(25, 75))
print(len(a | b), len(a & b), len(a - b), len(a ^ b), a <= b, {1} < a, frozenset(b) == b, a.union([1000]) - a)
merged = {**table, 'x': 1} | {'y': 2}
merged.update({'z': 3}, w=4)
print(len(merged), merged.pop('x'), list(merged.items())[-2:], [*a][:3], merged == dict(merged), list(merged)[:2], merged.popitem())
first, *rest, last = range(10)
print(first, rest, last, [x for row in [[1, 2], [3]] for x in row if x != 2], {k: v for k, v in zip('ab', [1, 2])}, any(a), all(b))
def deep(n):
    return [] if n == 0 else [deep(n - 1), (n, {n: [n]})]
print(deep(4), deep(3) == deep(3), deep(2) < deep(2))
class Node:
    def __init__(self, value):
        self.value, self.me = value, self
for i in range(20):
    Node([i])
print(gc.collect() > 0, gc.isenabled(), len(gc.get_objects()) > 0, len(gc.get_referrers(squares)) > 0)
copy = list(squares)
copy[:] = [copy]
print(copy, tuple(range(5))[::-1], [3, 1, 2].copy(), sorted([(2, 'b'), (1, 'a')]), min([4, 2]), [[0] * 3 for _ in range(2)], list(range(10))[2:8:2])
