# StopIteration inside becomes a RuntimeError
def f():
    yield 1
    next(iter([]))
    yield 2
g = f()
print(next(g))                  # expect: 1
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))  # expect: generator raised StopIteration StopIteration()
