# return ends a generator with a value
def f():
    yield 1
    return 'result'
g = f()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value)      # expect: result
def outer():
    r = yield from f()
    print('got', r)
    yield from 'ab'
    yield from [1, 2]
print(list(outer()))
# expect: got result
# expect: [1, 'a', 'b', 1, 2]
