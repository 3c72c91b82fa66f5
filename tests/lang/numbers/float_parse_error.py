# float() quotes what it cannot read
def message(x):
    try:
        return float(x)
    except (ValueError, TypeError, OverflowError) as e:
        return type(e).__name__ + ': ' + str(e)

print(message('abc'))       # expect: ValueError: could not convert string to float: 'abc'
print(message(''))          # expect: ValueError: could not convert string to float: ''
print(message('1.5.2'))     # expect: ValueError: could not convert string to float: '1.5.2'
print(message('1 5'))       # expect: ValueError: could not convert string to float: '1 5'
print(message(None))        # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
print(message([]))          # expect: TypeError: float() argument must be a string or a real number, not 'list'
print(message(10 ** 400))   # expect: OverflowError: int too large to convert to float
