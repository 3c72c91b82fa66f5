# only an iterable can fill a slice
a = [1, 2]
a[0:1] = 5              # expect-error: TypeError: can only assign an iterable
