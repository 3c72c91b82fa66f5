# raise alone passes the error on
def f():
    try:
        int('x')
    except ValueError:
        print('seen')
        raise
try:
    f()                 # expect: seen
except ValueError as e:
    print('again', e)   # expect: again invalid literal for int() with base 10: 'x'
try:
    raise
except RuntimeError as e:
    print(e)            # expect: No active exception to reraise
def g():
    raise KeyError('k')
g()                     # expect-error: KeyError: 'k'
