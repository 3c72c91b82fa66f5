# items cannot be replaced
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)         # expect: 'tuple' object does not support item assignment (1, [2, 3])
try:
    del t[0]
except TypeError as e:
    print(e)            # expect: 'tuple' object doesn't support item deletion
try:
    t.append(1)
except AttributeError as e:
    print(e)            # expect: 'tuple' object has no attribute 'append'
t[0] = 5                # expect-error: TypeError: 'tuple' object does not support item assignment
