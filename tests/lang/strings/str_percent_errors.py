# too few, too many, wrong kind
def message(f):
    try:
        f()
    except (TypeError, ValueError, KeyError) as e:
        return type(e).__name__ + ': ' + str(e)

print(message(lambda: '%d %d' % 1))     # expect: TypeError: not enough arguments for format string
print(message(lambda: '%d' % (1, 2)))
# expect: TypeError: not all arguments converted during string formatting
print(message(lambda: '%d' % 'a'))      # expect: TypeError: %d format: a real number is required, not str
print(message(lambda: '%x' % 1.5))      # expect: TypeError: %x format: an integer is required, not float
print(message(lambda: '%y' % 1))        # expect: ValueError: unsupported format character 'y' (0x79) at index 1
print(message(lambda: '%' % 1))         # expect: ValueError: incomplete format
print(message(lambda: '%(a)s' % {}))    # expect: KeyError: 'a'
print(message(lambda: '%c' % 'ab'))     # expect: TypeError: %c requires int or char
