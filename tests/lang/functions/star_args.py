# *args collects what is left over
def f(a, *args, b=0, **kwargs):
    return a, args, b, kwargs
print(f(1), f(1, 2, 3), f(1, 2, b=3), f(1, x=4, b=5), f(*[1, 2], **{'b': 3, 'z': 4}))
# expect: (1, (), 0, {}) (1, (2, 3), 0, {}) (1, (2,), 3, {}) (1, (), 5, {'x': 4}) (1, (2,), 3, {'z': 4})
def g(*args, **kwargs):
    args += (9,)
    kwargs['new'] = 1
    return args, kwargs
d = {'k': 0}
print(g(1, **d), d)     # expect: ((1, 9), {'k': 0, 'new': 1}) {'k': 0}
