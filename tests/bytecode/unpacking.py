# ouro-only: bytecode is ours
# options: --dis
# two names change places without a tuple
def unpacking(a, b, items):
    a, b = b, a
    (c, d), *e, f = items
    x = y = [a, *items, b]
    del x[0], y[1:2]
    return {**a, 'k': b}, (*c, d), {*e, f}
