# generators keep their variables apart
def counter(start):
    n = start
    while True:
        step = yield n
        n += step or 1
a, b = counter(0), counter(100)
print(next(a), next(b), next(a), a.send(10), next(b), next(a))  # expect: 0 100 1 11 101 12
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print([x for _, x in zip(range(10), fib())])    # expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
print([x for _, x in zip(range(10), primes())])  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
