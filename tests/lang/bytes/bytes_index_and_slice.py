# an item is an int, a slice is bytes
b = b'hello'
print(b[0], b[-1], b[1:3], b[::-1], b[::2], list(b), b[10:])
# expect: 104 111 b'el' b'olleh' b'hlo' [104, 101, 108, 108, 111] b''
print(104 in b, b'ell' in b, b'x' in b, b + b' you', b * 2, b == b'hello', b < b'help', hash(b) == hash(b'hello'))
# expect: True True False b'hello you' b'hellohello' True True True
