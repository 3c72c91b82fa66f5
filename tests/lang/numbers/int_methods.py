# bit_length, bit_count, to_bytes, from_bytes, conjugate and the parts
print((0).bit_length(), (255).bit_length(), (256).bit_length(), (-256).bit_length(), (1 << 100).bit_length())
# expect: 0 8 9 9 101
print((255).bit_count(), (-7).bit_count(), (1 << 70).bit_count())  # expect: 8 3 1
print((1024).to_bytes(2, 'big'), (1024).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True))
# expect: b'\x04\x00' b'\x00\x04\x00\x00' b'\xff\xfe'
print(int.from_bytes(b'\x04\x00', 'big'), int.from_bytes(b'\x00\x04', 'little'), int.from_bytes(b'\xff\xfe', 'big', signed=True))
# expect: 1024 1024 -2
print((5).numerator, (5).denominator, (5).real, (5).imag, (5).conjugate())  # expect: 5 1 5 0 5
print((7).as_integer_ratio(), (-3).__abs__(), (5).__add__(3))  # expect: (7, 1) 3 8
