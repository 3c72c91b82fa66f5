# loops over zip, enumerate, items() and itertools
from itertools import accumulate, chain, combinations, count, groupby, islice

def main():
    numbers = list(range(300))
    squares = {n: n * n for n in numbers}
    total = 0
    for _ in range(1500):
        for a, b in zip(numbers, numbers):
            total += a - b
        for i, n in enumerate(numbers):
            total += i
        for n, square in squares.items():
            total += square
        for n in chain(numbers, islice(count(), 100)):
            total += n
        for n in accumulate(numbers):
            total += n
        for key, group in groupby(numbers, lambda n: n // 10):
            for n in group:
                total += key
    for a, b, c in combinations(numbers[:90], 3):
        total += a + c
    print(total)

main()
