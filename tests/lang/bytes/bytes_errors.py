# bytes and str do not mix
def message(f):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        return type(e).__name__ + ': ' + str(e)

print(message(lambda: b'a' + 'b'))      # expect: TypeError: can't concat str to bytes
print(message(lambda: 'a' + b'b'))      # expect: TypeError: can only concatenate str (not "bytes") to str
print(message(lambda: bytes([256])))    # expect: ValueError: bytes must be in range(0, 256)
print(message(lambda: bytes('abc')))    # expect: TypeError: string argument without an encoding
print(message(lambda: b'abc'[5]))       # expect: IndexError: index out of range
print(message(lambda: bytes(-1)))       # expect: ValueError: negative count
print(message(lambda: b'abc'.find('a')))
# expect: TypeError: argument should be integer or bytes-like object, not 'str'
