# a missing key is quoted as it was given
d = {'a': 1}
try:
    d[('x', 1)]
except KeyError as e:
    print(e, e.args, repr(e))   # expect: ('x', 1) (('x', 1),) KeyError(('x', 1))
try:
    d.pop('zz')
except KeyError as e:
    print(e)                    # expect: 'zz'
try:
    del d[5]
except KeyError as e:
    print(e)                    # expect: 5
d['missing']                    # expect-error: KeyError: 'missing'
