# recursion.py -- functions that call themselves on a smaller problem.


def hanoi(n, source, target, spare, moves):
    """Move n discs from source to target, never a larger one on a smaller one."""
    if n == 0:
        return
    hanoi(n - 1, source, spare, target, moves)
    moves.append(source + target)
    hanoi(n - 1, spare, target, source, moves)


moves = []
hanoi(3, "A", "C", "B", moves)
print("three discs:", " ".join(moves))
for n in [1, 4, 8, 12]:
    moves = []
    hanoi(n, "A", "C", "B", moves)
    assert len(moves) == 2 ** n - 1
    print(n, "discs need", len(moves), "moves")


def permutations(items):
    """Each item in front of each permutation of the others."""
    if not items:
        return [[]]
    return [[item] + rest
            for i, item in enumerate(items)
            for rest in permutations(items[:i] + items[i + 1:])]


print(["".join(p) for p in permutations(list("abc"))])


def queens(n, columns=()):
    """All ways to place n queens, one a row, so that none attacks another."""
    row = len(columns)
    if row == n:
        return [columns]
    solutions = []
    for column in range(n):
        if all([column != c and abs(column - c) != row - r for r, c in enumerate(columns)]):
            solutions += queens(n, columns + (column,))
    return solutions


print("eight queens:", len(queens(8)), "solutions")
for column in queens(6)[0]:
    print("." * column + "Q" + "." * (5 - column))


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print("900 calls deep:", deep(900))
try:
    deep(10 ** 6)
except RecursionError as error:
    print("a million calls deep:", type(error).__name__)
