# the class expression of a handler may itself fail
try:
    try:
        1 / 0
    except missing_name:
        pass
except NameError as e:
    print(e, '|', repr(e.__context__))  # expect: name 'missing_name' is not defined | ZeroDivisionError('division by zero')
