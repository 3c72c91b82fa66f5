# parameters before / must not be named
def f(a, b=2, /, c=3, **rest):
    return a, b, c, rest
print(f(1), f(1, 5, c=6), f(1, a='in rest'))    # expect: (1, 2, 3, {}) (1, 5, 6, {}) (1, 2, 3, {'a': 'in rest'})
def g(a, /):
    return a
g(a=1)                                          # expect-error: TypeError: g() got some positional-only arguments passed as keyword arguments: 'a'
