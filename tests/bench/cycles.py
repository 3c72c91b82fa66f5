# cycles -- make pairs of lists that hold each other, for the automatic collector to find.
def main():
    i = 0
    while i < 2000000:
        a = [i]
        b = [a]
        a.append(b)
        i += 1
    return len(a) + len(b)

print(main())
