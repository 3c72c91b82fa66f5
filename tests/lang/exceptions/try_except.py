# the first handler that fits is taken
def which(f):
    try:
        f()
    except ZeroDivisionError:
        return 'zero'
    except (KeyError, IndexError) as e:
        return 'lookup ' + repr(e)
    except Exception as e:
        return 'other ' + type(e).__name__
    return 'fine'
empty = []
print(which(lambda: 1 / 0))     # expect: zero
print(which(lambda: {}['k']))   # expect: lookup KeyError('k')
print(which(lambda: empty[0]))  # expect: lookup IndexError('list index out of range')
print(which(lambda: int('x')))  # expect: other ValueError
print(which(lambda: 5))         # expect: fine
