# a generator cannot resume itself
def f():
    yield next(g)
g = f()
next(g)                 # expect-error: ValueError: generator already executing
