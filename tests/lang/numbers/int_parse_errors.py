# int() says what it cannot read
def message(*args):
    try:
        return int(*args)
    except (ValueError, TypeError, OverflowError) as e:
        return type(e).__name__ + ': ' + str(e)

print(message('abc'))           # expect: ValueError: invalid literal for int() with base 10: 'abc'
print(message(''))              # expect: ValueError: invalid literal for int() with base 10: ''
print(message('1 2'))           # expect: ValueError: invalid literal for int() with base 10: '1 2'
print(message('1__0'))          # expect: ValueError: invalid literal for int() with base 10: '1__0'
print(message('_1'))            # expect: ValueError: invalid literal for int() with base 10: '_1'
print(message('08', 0))         # expect: ValueError: invalid literal for int() with base 0: '08'
print(message('2', 2))          # expect: ValueError: invalid literal for int() with base 2: '2'
print(message('5', 1))          # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(message(None))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
print(message([]))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
print(message(12, 10))          # expect: TypeError: int() can't convert non-string with explicit base
print(message(float('inf')))    # expect: OverflowError: cannot convert float infinity to integer
print(message(float('nan')))    # expect: ValueError: cannot convert float NaN to integer
