# a character that has no place
def message(f):
    try:
        f()
    except UnicodeError as e:
        return type(e).__name__ + ': ' + str(e)

print(message(lambda: 'aä'.encode('ascii')))
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe4' in position 1: ordinal not in range(128)
print(message(lambda: b'a\xff'.decode()))
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
print(message(lambda: '€'.encode('latin-1')))
# expect: UnicodeEncodeError: 'latin-1' codec can't encode character '\u20ac' in position 0: ordinal not in range(256)
print(message(lambda: b'\xe2\x82'.decode()))
# expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
print(message(lambda: '\ud800'.encode()))
# expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
