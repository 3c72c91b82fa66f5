# the cause of an error
try:
    try:
        int('x')
    except ValueError as e:
        raise KeyError('k') from e
except KeyError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)  # expect: ValueError("invalid literal for int() with base 10: 'x'") ValueError("invalid literal for int() with base 10: 'x'") True
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('k')
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)  # expect: None ZeroDivisionError('division by zero') False
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('k') from None
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)  # expect: None ZeroDivisionError('division by zero') True
raise ValueError from 5  # expect-error: TypeError: exception causes must derive from BaseException
