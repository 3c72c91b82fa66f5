# reading turns every kind of newline into \n, unless newline= says otherwise
path = '/tmp/ouro-test-newlines'
with open(path, 'wb') as f:
    f.write(b'a\r\nb\rc\nd')
for newline in (None, '', '\n', '\r', '\r\n'):
    with open(path, newline=newline) as f:
        print(f.readlines())
# expect: ['a\n', 'b\n', 'c\n', 'd']
# expect: ['a\r\n', 'b\r', 'c\n', 'd']
# expect: ['a\r\n', 'b\rc\n', 'd']
# expect: ['a\r', '\nb\r', 'c\nd']
# expect: ['a\r\n', 'b\rc\nd']
with open(path, 'w', newline='\r\n') as f:
    print(f.write('x\ny\n'))        # expect: 4
with open(path, 'rb') as f:
    print(f.read())                 # expect: b'x\r\ny\r\n'
with open(path, 'w'):
    pass
