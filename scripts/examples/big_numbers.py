# big_numbers.py -- ints are as long as they need to be.


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


print("30! =", factorial(30))
digits = str(factorial(1000))
print("1000! has", len(digits), "digits and ends in", len(digits) - len(digits.rstrip("0")), "zeros")


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print("fibonacci(300) =", fibonacci(300))


def square_root(n):
    """The largest r with r * r <= n, by Newton's method: exact, where a float would round."""
    r = 1 << (n.bit_length() + 1) // 2
    while True:
        better = (r + n // r) // 2
        if better >= r:
            return r
        r = better


print("sqrt(2) to 50 places: 1." + str(square_root(2 * 10 ** 100))[1:])


# Fermat: if p is prime, a ** (p - 1) leaves 1 when divided by p. Three-argument pow never builds the
# power itself, which would have more digits than there are atoms to write them on.
def looks_prime(n):
    return all([pow(a, n - 1, n) == 1 for a in [2, 3, 5, 7, 11]])


mersenne = 2 ** 127 - 1
print(mersenne, "looks prime:", looks_prime(mersenne))
print(mersenne - 2, "looks prime:", looks_prime(mersenne - 2))

# A toy RSA: what one exponent locks, the other one opens.
p, q, e = 2 ** 61 - 1, 2 ** 89 - 1, 65537
d = pow(e, -1, (p - 1) * (q - 1))
message = 0x6f75726f
locked = pow(message, e, p * q)
print("locked:", hex(locked))
print("opened:", hex(pow(locked, d, p * q)))
