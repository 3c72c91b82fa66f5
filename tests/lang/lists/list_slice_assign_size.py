# an extended slice keeps its size
a = [0, 1, 2, 3]
a[::2] = ['x', 'y']
print(a)                # expect: ['x', 1, 'y', 3]
a[::2] = [1]            # expect-error: ValueError: attempt to assign sequence of size 1 to extended slice of size 2
