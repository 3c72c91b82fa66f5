# a closed file, and one that goes the other way only, say so
path = '/tmp/ouro-test-closed'
f = open(path, 'w')
try:
    f.read()
except OSError as e:
    print(type(e).__name__, e)      # expect: UnsupportedOperation not readable
print(f.closed, f.write('héllo'))   # expect: False 5
f.close()
f.close()
print(f.closed)                     # expect: True
for use in (lambda: f.write('x'), lambda: f.read(), lambda: next(f), lambda: f.__enter__()):
    try:
        use()
    except ValueError as e:
        print(e)
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
with open(path, 'rb') as f:
    print(f.read(2), f.tell(), f.read())        # expect: b'h\xc3' 2 b'\xa9llo'
    try:
        f.write(b'x')
    except OSError as e:
        print(e)                    # expect: write
