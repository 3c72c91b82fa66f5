# an error in finally remembers the one before
try:
    try:
        1 / 0
    finally:
        {}['k']
except KeyError as e:
    print(repr(e), repr(e.__context__))  # expect: KeyError('k') ZeroDivisionError('division by zero')
def f():
    try:
        raise ValueError('first')
    except ValueError:
        try:
            raise TypeError('second')
        except TypeError:
            raise KeyError('third')
try:
    f()
except KeyError as e:
    print(repr(e.__context__), repr(e.__context__.__context__), e.__context__.__context__.__context__)  # expect: TypeError('second') ValueError('first') None
