# list_iter -- walk over a list, sum it, filter it with a comprehension.
def main():
    items = [i * 2 for i in range(100000)]
    total = 0
    for round in range(120):
        for item in items:
            total += item
        total += len([item for item in items if item & 4])
    return total

print(main())
