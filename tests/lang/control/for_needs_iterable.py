# a number is no sequence
for i in 5:             # expect-error: TypeError: 'int' object is not iterable
    pass
