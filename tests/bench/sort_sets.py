# sort_sets -- the library's own loops: sort, sets, slices, sum.
def main():
    seed = 42
    numbers = []
    for i in range(250000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        numbers.append(seed)
    total = 0
    for round in range(3):
        ordered = sorted(numbers)
        total += ordered[1000]
        ordered.sort(key=lambda n: n % 1000)
        total += ordered[2000]
    seen = set(numbers)
    total += len(seen) + len(seen & set(numbers[::2]))
    return total + sum(numbers)

print(main())
