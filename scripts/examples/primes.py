# primes.py -- prime numbers, found in two ways that check each other.


def sieve(limit):
    """All primes below limit, by crossing out the multiples of each prime (Eratosthenes)."""
    is_prime = [True] * limit
    is_prime[0:2] = [False, False]
    for i in range(2, int(limit ** 0.5) + 1):
        if is_prime[i]:
            # Smaller multiples of i have a smaller prime factor and are crossed out already.
            for multiple in range(i * i, limit, i):
                is_prime[multiple] = False
    return [i for i in range(limit) if is_prime[i]]


def factors(n):
    """The prime factors of n, smallest first."""
    found = []
    divisor = 2
    while divisor * divisor <= n:
        while n % divisor == 0:
            found.append(divisor)
            n //= divisor
        divisor += 1
    if n > 1:
        found.append(n)
    return found


primes = sieve(100)
print(len(primes), "primes below 100:")
for start in range(0, len(primes), 10):
    print(" ".join([f"{p:3}" for p in primes[start:start + 10]]))

assert all([factors(p) == [p] for p in primes])
for n in [84, 97, 1001, 123456, 2 ** 32 + 1]:
    print(n, "=", " * ".join(map(str, factors(n))))
