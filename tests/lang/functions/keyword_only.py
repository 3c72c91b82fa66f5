# parameters after * must be named
def f(a, *, b, c=3):
    return a, b, c
print(f(1, b=2), f(1, c=5, b=4), f(a=0, b=1), f.__kwdefaults__)
# expect: (1, 2, 3) (1, 4, 5) (0, 1, 3) {'c': 3}
f(1, 2)                 # expect-error: TypeError: f() takes 1 positional argument but 2 were given
