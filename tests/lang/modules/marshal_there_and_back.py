# marshal: values to bytes and back, in CPython's format
import marshal
big = 10 ** 30
values = [None, True, False, ..., StopIteration, 0, 1, -1, 2 ** 31 - 1, -2 ** 31, 2 ** 31, -2 ** 40, big, -big, 2.5, float('inf'), 1 + 2j,
          b'', b'abc', '', 'abc', 'x' * 300, '\u00e9', '\U0001f600', '\ud800', (), (1,), (1, 'a'), tuple(range(300)), [], [1, [2]], {}, {'a': {1: None}},
          {1, 2}, frozenset((1, 2)), [None, True]]
for version in range(5):
    for value in values:
        back = marshal.loads(marshal.dumps(value, version))
        if back != value or type(back) is not type(value): print(version, value, back)
twice = [1000, 'shared']
a, b = marshal.loads(marshal.dumps((twice, twice)))
print(a is b, a)                            # expect: True [1000, 'shared']
loop = []
loop.append(loop)
back = marshal.loads(marshal.dumps(loop))
print(back[0] is back)                      # expect: True
print(marshal.loads(marshal.dumps(bytearray(b'x'))), marshal.loads(b'i\x05\0\0\0rest'))      # expect: b'x' 5
print(marshal.dumps((1.5, 2 ** 40, None), 2))       # expect: b'(\x03\x00\x00\x00g\x00\x00\x00\x00\x00\x00\xf8?l\x03\x00\x00\x00\x00\x00\x00\x00\x00\x04N'
for bad in [object(), [object()], int, type]:
    try: marshal.dumps(bad)
    except ValueError as e: print(e)
# expect: unmarshallable object
# expect: unmarshallable object
# expect: unmarshallable object
# expect: unmarshallable object
for bad in [b'', b'i\x01', b'?', b'(\x01\0\0\0', b'[\xff\xff\xff\xff', b'r\0\0\0\0', b'l\x01\0\0\0\xff\xff', b'0']:
    try: marshal.loads(bad)
    except (EOFError, ValueError, TypeError) as e: print(type(e).__name__, e)
# expect: EOFError EOF read where object expected
# expect: EOFError marshal data too short
# expect: ValueError bad marshal data (unknown type code)
# expect: EOFError EOF read where object expected
# expect: ValueError bad marshal data (list size out of range)
# expect: ValueError bad marshal data (invalid reference)
# expect: ValueError bad marshal data (digit out of range in long)
# expect: TypeError NULL object in marshal data for object
deep = []
for _ in range(5000): deep = [deep]
try: marshal.dumps(deep)
except ValueError as e: print(e)            # expect: object too deeply nested to marshal
try: marshal.loads('text')
except TypeError as e: print(e)             # expect: a bytes-like object is required, not 'str'
