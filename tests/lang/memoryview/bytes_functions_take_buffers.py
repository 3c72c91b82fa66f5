# Whatever takes bytes takes anything with a buffer.
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
m=memoryview(b'abcdef')
t(lambda: b'x'.join([m[::2]]))  # expect: TypeError sequence item 0: expected a bytes-like object, memoryview found
t(lambda: b'x'+m[::2])  # expect: TypeError can't concat memoryview to bytes
t(lambda: b'abc'.find(m[:2]))  # expect: 0
t(lambda: b'abc'.find(m[::2]))  # expect: BufferError memoryview: underlying buffer is not C-contiguous
t(lambda: m[::2] in b'abc')  # expect: BufferError memoryview: underlying buffer is not C-contiguous
t(lambda: b'abc'.startswith(m[::2]))  # expect: BufferError memoryview: underlying buffer is not C-contiguous
t(lambda: b'x'==m[::2])  # expect: False
t(lambda: int(m[::2],16))  # expect: TypeError int() can't convert non-string with explicit base
t(lambda: bytearray(b'q')+m)  # expect: bytearray(b'qabcdef')
t(lambda: b'q'+m)  # expect: b'qabcdef'
t(lambda: m+b'a')  # expect: TypeError unsupported operand type(s) for +: 'memoryview' and 'bytes'
t(lambda: b'abcdef'==m)  # expect: True
t(lambda: b'abcdef'<m)  # expect: TypeError '<' not supported between instances of 'bytes' and 'memoryview'
t(lambda: bytearray(b'a')<m)  # expect: True
t(lambda: int(memoryview(b'12')))  # expect: 12
t(lambda: float(memoryview(b'12')))  # expect: 12.0
t(lambda: int(memoryview(b'12'),16))  # expect: TypeError int() can't convert non-string with explicit base
t(lambda: int(bytearray(b'12'),16))  # expect: 18
t(lambda: str(m,'ascii'))  # expect: abcdef
t(lambda: str(m[::2],'ascii'))  # expect: TypeError decoding to str: need a bytes-like object, memoryview found
t(lambda: b'%b %s'%(m,m))  # expect: b'abcdef abcdef'
t(lambda: b'%b'%m[::2])  # expect: b'ace'
t(lambda: eval(memoryview(b'1+1')))  # expect: 2
t(lambda: eval(bytearray(b'1+1')))  # expect: 2
t(lambda: int.from_bytes(m,'big'))  # expect: 107075202213222
t(lambda: complex(memoryview(b'1')))  # expect: TypeError complex() first argument must be a string or a number, not 'memoryview'
t(lambda: eval(m[::2]))  # expect: TypeError eval() arg 1 must be a string, bytes or code object
t(lambda: float(bytearray(b'x')))  # expect: ValueError could not convert string to float: bytearray(b'x')
t(lambda: b'abc'.strip(memoryview(b'a')))  # expect: b'bc'
t(lambda: b'abc'.split(memoryview(b'b')))  # expect: [b'a', b'c']
t(lambda: b'abc'.replace(memoryview(b'b'),m))  # expect: b'aabcdefc'
t(lambda:b'abc'.translate(memoryview(bytes(256))))  # expect: b'\x00\x00\x00'
t(lambda: bytes.maketrans(memoryview(b'a'),memoryview(b'b'))[97])  # expect: 98
t(lambda: b'abc'.removeprefix(memoryview(b'a')))  # expect: b'bc'
t(lambda: bytes.fromhex(memoryview(b'61')))  # expect: TypeError fromhex() argument must be str, not memoryview
t(lambda: bytearray(b'abc').partition(memoryview(b'b')))  # expect: (bytearray(b'a'), bytearray(b'b'), bytearray(b'c'))
t(lambda:b'abc'.rpartition(bytearray(b'b')))  # expect: (b'a', bytearray(b'b'), b'c')
