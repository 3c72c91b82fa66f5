# an index must be an int
a = [1]
try:
    a['0']
except TypeError as e:
    print(e)            # expect: list indices must be integers or slices, not str
try:
    a[0.0] = 1
except TypeError as e:
    print(e)            # expect: list indices must be integers or slices, not float
try:
    a + (1,)
except TypeError as e:
    print(e)            # expect: can only concatenate list (not "tuple") to list
a[None]                 # expect-error: TypeError: list indices must be integers or slices, not NoneType
