# closures.py -- functions that remember.
#
# An inner function keeps the variables of the call that made it, and not only their values: `nonlocal`
# rebinds them. Each call of the outer function makes variables of its own.


def counter(start=0):
    value = start

    def step(by=1):
        nonlocal value
        value += by
        return value

    return step


a, b = counter(), counter(100)
print(a(), a(), a(), b(), b(-50), a())


def compose(*functions):
    """compose(f, g, h)(x) is f(g(h(x)))."""
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x
    return composed


shout = compose(lambda text: text + "!", str.upper, str.strip)
print(shout("  closures work "))


# A decorator takes a function and gives back another one in its place.
def remember(function):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return wrapper


@remember
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print("fibonacci(90) =", fibonacci(90))


# The classic trap: all three functions share one variable `i`, and see its last value.
shared = [lambda: i for i in range(3)]
own = [lambda i=i: i for i in range(3)]
print("shared:", [f() for f in shared], "own:", [f() for f in own])
