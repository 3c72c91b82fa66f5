# bytes show printable ASCII as it is
print(b'abc', b'\x00\xff\n\t\\', b"it's", b'say "x"', bytes(3), bytes([65, 66]), bytes(b'x'), bytes('ä', 'utf-8'), bytes())
# expect: b'abc' b'\x00\xff\n\t\\' b"it's" b'say "x"' b'\x00\x00\x00' b'AB' b'x' b'\xc3\xa4' b''
print(b'a' b'b', rb'\n', b'''x
y''', len(b'\xff\x00'), bytes(range(5)))
# expect: b'ab' b'\\n' b'x\ny' 2 b'\x00\x01\x02\x03\x04'
