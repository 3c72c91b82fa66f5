# iter(), next() and its default
it = iter([1, 2])
print(next(it), next(it), next(it, 'done'), next(it, None), iter(it) is it)  # expect: 1 2 done None True
steps = iter([3, 2, 1, 0, 9])
print(list(iter(lambda: next(steps), 0)))   # expect: [3, 2, 1]
next(iter([]))                              # expect-error: StopIteration
