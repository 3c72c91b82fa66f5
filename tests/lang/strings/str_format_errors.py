# format says what is missing
def message(f):
    try:
        f()
    except (IndexError, KeyError, ValueError, TypeError, AttributeError) as e:
        return type(e).__name__ + ': ' + str(e)

print(message(lambda: '{}'.format()))
# expect: IndexError: Replacement index 0 out of range for positional args tuple
print(message(lambda: '{x}'.format()))          # expect: KeyError: 'x'
print(message(lambda: '{'.format(1)))           # expect: ValueError: Single '{' encountered in format string
print(message(lambda: '}'.format(1)))           # expect: ValueError: Single '}' encountered in format string
print(message(lambda: '{0} {}'.format(1, 2)))
# expect: ValueError: cannot switch from manual field specification to automatic field numbering
print(message(lambda: '{:d}'.format('a')))
# expect: ValueError: Unknown format code 'd' for object of type 'str'
print(message(lambda: '{:d}'.format(1.5)))
# expect: ValueError: Unknown format code 'd' for object of type 'float'
print(message(lambda: '{:5}'.format([])))
# expect: TypeError: unsupported format string passed to list.__format__
print(message(lambda: '{:y}'.format(1)))
# expect: ValueError: Unknown format code 'y' for object of type 'int'
print(message(lambda: '{0.nope}'.format(1)))    # expect: AttributeError: 'int' object has no attribute 'nope'
