# list_append -- grow lists one item at a time, then add them up by index.
def main():
    total = 0
    for round in range(80):
        items = []
        for i in range(100000):
            items.append(i)
        i = 0
        while i < len(items):
            total += items[i]
            i += 2
    return total

print(main())
