# a bytearray is bytes that can change
b = bytearray(b'abc')
b[0] = 120
b.append(33)
b.extend(b'de')
print(b, len(b), b[1], bytes(b), b == b'xbc!de', b.pop(), b.decode())
# expect: bytearray(b'xbc!d') 6 98 b'xbc!de' True 101 xbc!d
del b[1:3]
b += b'zz'
print(b, b.upper(), b[::-1], b.find(b'z'))
# expect: bytearray(b'x!dzz') bytearray(b'X!DZZ') bytearray(b'zzd!x') 3
b[1:2] = b'...'
b.insert(0, 65)
b.remove(65)
b.reverse()
print(b)                # expect: bytearray(b'zzd...x')
