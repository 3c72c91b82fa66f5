# the loop variable stays inside
x = 'outside'
print([x for x in range(3)], x)  # expect: [0, 1, 2] outside
def f(n):
    return [n + i for i in range(3)], [lambda: n for _ in range(1)][0]()
print(f(5))                     # expect: ([5, 6, 7], 5)
fs = [lambda: i for i in range(3)]
print([g() for g in fs])        # expect: [2, 2, 2]
print([[y for y in range(x)] for x in range(3)], [(i, j) for i in range(2) for j in [i * 10]])
# expect: [[], [0], [0, 1]] [(0, 0), (1, 10)]
