# generators inside generators
def walk(tree):
    if isinstance(tree, list):
        for t in tree:
            yield from walk(t)
    else:
        yield tree
print(list(walk([1, [2, [3, [4]], 5], [], [[6]]])))  # expect: [1, 2, 3, 4, 5, 6]
def perms(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in perms(items[:i] + items[i + 1:]):
            yield [x] + rest
print([''.join(p) for p in perms(list('abc'))])     # expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']
