# generators -- step through a generator, and through a generator expression.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def main():
    total = 0
    for i in count(5000000):
        total += i
    return total + sum(i & 3 for i in range(2000000))

print(main())
