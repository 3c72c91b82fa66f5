# bytes have most of the methods of str
b = b'Hello World'
print(b.upper(), b.lower(), b.find(b'o'), b.rfind(b'o'), b.count(b'l'), b.replace(b'l', b'L'), b.split(), b.split(b'o'))
# expect: b'HELLO WORLD' b'hello world' 4 7 3 b'HeLLo WorLd' [b'Hello', b'World'] [b'Hell', b' W', b'rld']
print(b.startswith(b'He'), b.endswith((b'x', b'ld')), b' x '.strip(), b'-'.join([b'a', b'b']), b.index(b'W'), b.partition(b' '))
# expect: True True b'x' b'a-b' 6 (b'Hello', b' ', b'World')
print(b'ab'.hex(), bytes.fromhex('61 62ff'), b'12'.isdigit(), b'ab'.isalpha(), b'ab'.center(6, b'*'), b'7'.zfill(3), b'a\nb'.splitlines(), b'abc'.title())
# expect: 6162 b'ab\xff' True True b'**ab**' b'007' [b'a', b'b'] b'Abc'
print(b'ab'.hex(':'), b'abc'.translate(None, b'b'), b.swapcase(), b'aXb'.rsplit(b'X'), b'xab'.removeprefix(b'x'))
# expect: 61:62 b'ac' b'hELLO wORLD' [b'a', b'b'] b'ab'
