# * and ** spread into calls and displays
def f(*args, **kwargs):
    return args, kwargs
print(f(*[1, 2], 3, *'ab', x=1, **{'y': 2}, **{}), [*[1], *(2, 3)], (*'ab',), {*[1], *[2]}, {**{'a': 1}, 'b': 2})
# expect: ((1, 2, 3, 'a', 'b'), {'x': 1, 'y': 2}) [1, 2, 3] ('a', 'b') {1, 2} {'a': 1, 'b': 2}
print(f(*range(2), **dict(k=1)), *[1, 2], sep='-')  # expect: ((0, 1), {'k': 1})-1-2
