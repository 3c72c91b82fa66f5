# a function with yield runs in pieces
def f(n):
    print('start')
    for i in range(n):
        yield i
    print('end')
g = f(2)
print('made', type(g).__name__)  # expect: made generator
print(next(g))
# expect: start
# expect: 0
print(list(g))
# expect: end
# expect: [1]
print(list(g), next(g, 'done'))  # expect: [] done
print(sum(f(3)))
# expect: start
# expect: end
# expect: 3
def empty():
    return
    yield
print(list(empty()))            # expect: []
