# binascii: every function, and what is refused.
import binascii as B
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: B.hexlify(b'abc'))  # expect: b'616263'
t(lambda: B.hexlify(b'abcdef','-'))  # expect: b'61-62-63-64-65-66'
t(lambda: B.hexlify(b'abcdef',b'-',2))  # expect: b'6162-6364-6566'
t(lambda: B.hexlify(b'abcdef',sep=':',bytes_per_sep=-4))  # expect: b'61626364:6566'
t(lambda: B.hexlify('a'))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: B.hexlify(b'a','ab'))  # expect: ValueError sep must be length 1.
t(lambda: B.hexlify(b'a',5))  # expect: TypeError object of type 'int' has no len()
t(lambda: B.hexlify(b'a','\xff'))  # expect: b'61'
t(lambda: B.hexlify(data=b'x'))  # expect: b'78'
t(lambda: B.hexlify(b''))  # expect: b''
t(lambda: B.hexlify())  # expect: TypeError hexlify() missing required argument 'data' (pos 1)
t(lambda: B.hexlify(b'abc',b'\xfe'))  # expect: b'61\xfe62\xfe63'
t(lambda: B.hexlify(memoryview(b'abcd')[::2]))  # expect: BufferError memoryview: underlying buffer is not C-contiguous
t(lambda: B.b2a_hex(b'q'))  # expect: b'71'
t(lambda: B.unhexlify('6162'))  # expect: b'ab'
t(lambda: B.unhexlify(b'6A6b'))  # expect: b'jk'
t(lambda: B.unhexlify('616'))  # expect: Error Odd-length string
t(lambda: B.unhexlify('6x'))  # expect: Error Non-hexadecimal digit found
t(lambda: B.unhexlify('\xe9a'))  # expect: ValueError string argument should contain only ASCII characters
t(lambda: B.unhexlify(5))  # expect: TypeError argument should be bytes, buffer or ASCII string, not 'int'
t(lambda: B.unhexlify(''))  # expect: b''
t(lambda: B.unhexlify(bytearray(b'61')))  # expect: b'a'
t(lambda: B.a2b_hex(memoryview(b'6162')))  # expect: b'ab'
t(lambda: B.unhexlify())  # expect: TypeError binascii.unhexlify() takes exactly one argument (0 given)
t(lambda: B.unhexlify('61 62'))  # expect: Error Odd-length string
for s in (b'',b'a',b'ab',b'abc',bytes(range(256))): t(lambda: B.b2a_base64(s))
# expect: b'\n'
# expect: b'YQ==\n'
# expect: b'YWI=\n'
# expect: b'YWJj\n'
# expect: b'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmqq6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t/g4eLj5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/w==\n'
t(lambda: B.b2a_base64(b'abc',newline=False))  # expect: b'YWJj'
t(lambda: B.b2a_base64('a'))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: B.b2a_base64(b'a',False))  # expect: TypeError b2a_base64() takes exactly 1 positional argument (2 given)
t(lambda: B.b2a_base64(b'a',newline=0))  # expect: b'YQ=='
t(lambda: B.b2a_base64(b'a',newline='x'))  # expect: TypeError 'str' object cannot be interpreted as an integer
for s in ('','YQ==','YWI=','YWJj','YWJj\n','Y','YQ','YQ=','YWI','Y Q = =','!YQ==!','YQ==YQ==','=YQ==','YWJjZA==','YWJjZ','YWJjZ!','====','Y===','YQ=Q=','YQ==\n','YWI=x','YWJj====','a=b=c==','YW=Jj','Y=WJj','YWJ=j'):
    for k in (False,True): t(lambda: (s,k,B.a2b_base64(s,strict_mode=k)))
# expect: ('', False, b'')
# expect: ('', True, b'')
# expect: ('YQ==', False, b'a')
# expect: ('YQ==', True, b'a')
# expect: ('YWI=', False, b'ab')
# expect: ('YWI=', True, b'ab')
# expect: ('YWJj', False, b'abc')
# expect: ('YWJj', True, b'abc')
# expect: ('YWJj\n', False, b'abc')
# expect: Error Only base64 data is allowed
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: Error Incorrect padding
# expect: Error Incorrect padding
# expect: Error Incorrect padding
# expect: Error Incorrect padding
# expect: Error Incorrect padding
# expect: Error Incorrect padding
# expect: ('Y Q = =', False, b'a')
# expect: Error Only base64 data is allowed
# expect: ('!YQ==!', False, b'a')
# expect: Error Only base64 data is allowed
# expect: ('YQ==YQ==', False, b'a')
# expect: Error Excess data after padding
# expect: ('=YQ==', False, b'a')
# expect: Error Leading padding not allowed
# expect: ('YWJjZA==', False, b'abcd')
# expect: ('YWJjZA==', True, b'abcd')
# expect: Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: Error Only base64 data is allowed
# expect: ('====', False, b'')
# expect: Error Leading padding not allowed
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: ('YQ=Q=', False, b'a\x04')
# expect: Error Discontinuous padding not allowed
# expect: ('YQ==\n', False, b'a')
# expect: Error Excess data after padding
# expect: ('YWI=x', False, b'ab')
# expect: Error Excess data after padding
# expect: ('YWJj====', False, b'abc')
# expect: ('YWJj====', True, b'abc')
# expect: ('a=b=c==', False, b'i\xb7')
# expect: Error Discontinuous padding not allowed
# expect: ('YW=Jj', False, b'abc')
# expect: Error Discontinuous padding not allowed
# expect: ('Y=WJj', False, b'abc')
# expect: Error Discontinuous padding not allowed
# expect: ('YWJ=j', False, b'ab')
# expect: Error Excess data after padding
t(lambda: B.a2b_base64(b'YQ=='))  # expect: b'a'
t(lambda: B.a2b_base64('\u20ac'))  # expect: ValueError string argument should contain only ASCII characters
t(lambda: B.a2b_base64(5))  # expect: TypeError argument should be bytes, buffer or ASCII string, not 'int'
t(lambda: B.a2b_base64('YQ==',True))  # expect: TypeError a2b_base64() takes exactly 1 positional argument (2 given)
for s in (b'',b'a',b'abc',b'\0\0\0',bytes(45),b'x'*46,bytes(range(45))):
    for k in (False,True): t(lambda: B.b2a_uu(s,backtick=k))
# expect: b' \n'
# expect: b'`\n'
# expect: b'!80  \n'
# expect: b'!80``\n'
# expect: b'#86)C\n'
# expect: b'#86)C\n'
# expect: b'#    \n'
# expect: b'#````\n'
# expect: b'M                                                            \n'
# expect: b'M````````````````````````````````````````````````````````````\n'
# expect: Error At most 45 bytes at once
# expect: Error At most 45 bytes at once
# expect: b'M  $" P0%!@<("0H+# T.#Q 1$A,4%187&!D:&QP=\'A\\@(2(C)"4F)R@I*BLL\n'
# expect: b'M``$"`P0%!@<("0H+#`T.#Q`1$A,4%187&!D:&QP=\'A\\@(2(C)"4F)R@I*BLL\n'
for s in ('','#86)C\n','#86)C','#86)C  \n','#86)C`\n','#86)Cx','$86)C\n','!\x01','0','#86)\xe9',' \n','`\n','M','#8\n','"86)C'): t(lambda: (s,B.a2b_uu(s)))
# expect: ('', b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00')
# expect: ('#86)C\n', b'abc')
# expect: ('#86)C', b'abc')
# expect: ('#86)C  \n', b'abc')
# expect: ('#86)C`\n', b'abc')
# expect: Error Trailing garbage
# expect: ('$86)C\n', b'abc\x00')
# expect: Error Illegal char
# expect: ('0', b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00')
# expect: ValueError string argument should contain only ASCII characters
# expect: (' \n', b'')
# expect: ('`\n', b'')
# expect: ('M', b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00')
# expect: ('#8\n', b'`\x00\x00')
# expect: Error Trailing garbage
t(lambda: B.crc32(b'abc'))  # expect: 891568578
t(lambda: B.crc32(b'abc'*100))  # expect: 3502553220
t(lambda: B.crc32(b'abc',5))  # expect: 871334697
t(lambda: B.crc32(b'abc',-1))  # expect: 899311407
t(lambda: B.crc32(b'abc',2**70+7))  # expect: 812341063
t(lambda: B.crc32(b'abc',-2**70-7))  # expect: 823597981
t(lambda: B.crc32('a'))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: B.crc32(b'a','b'))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: B.crc32())  # expect: TypeError crc32 expected at least 1 argument, got 0
t(lambda: B.crc32(b''))  # expect: 0
t(lambda: B.crc32(b'a',crc=1))  # expect: TypeError binascii.crc32() takes no keyword arguments
t(lambda: B.crc32(b'a',1.5))  # expect: TypeError 'float' object cannot be interpreted as an integer
t(lambda: B.crc_hqx(b'abc',0))  # expect: 40406
t(lambda: B.crc_hqx(b'abc',70000))  # expect: 57820
t(lambda: B.crc_hqx(b'abc',-5))  # expect: 40334
t(lambda: B.crc_hqx(b'abc'))  # expect: TypeError crc_hqx expected 2 arguments, got 1
t(lambda: B.crc_hqx('abc',1))  # expect: TypeError a bytes-like object is required, not 'str'
for s in (b'',b'=',b'a=3D',b'=3d=',b'a=\nb',b'a=\r\nb',b'a=\rb\nc',b'==',b'=4',b'=zz',b'a_b',b'=\n',b'=A',b'a\xffb',b'=3=3D',b'a= \nb'):
    t(lambda: (s,B.a2b_qp(s),B.a2b_qp(s,header=True)))
# expect: (b'', b'', b'')
# expect: (b'=', b'', b'')
# expect: (b'a=3D', b'a=', b'a=')
# expect: (b'=3d=', b'=', b'=')
# expect: (b'a=\nb', b'ab', b'ab')
# expect: (b'a=\r\nb', b'ab', b'ab')
# expect: (b'a=\rb\nc', b'ac', b'ac')
# expect: (b'==', b'=', b'=')
# expect: (b'=4', b'=4', b'=4')
# expect: (b'=zz', b'=zz', b'=zz')
# expect: (b'a_b', b'a_b', b'a b')
# expect: (b'=\n', b'', b'')
# expect: (b'=A', b'=A', b'=A')
# expect: (b'a\xffb', b'a\xffb', b'a\xffb')
# expect: (b'=3=3D', b'=3=', b'=3=')
# expect: (b'a= \nb', b'a= \nb', b'a= \nb')
t(lambda: B.a2b_qp('a=3d'))  # expect: b'a='
t(lambda: B.a2b_qp('\xe9'))  # expect: ValueError string argument should contain only ASCII characters
t(lambda: B.a2b_qp(data=b'=20'))  # expect: b' '
import itertools
for s in (b'',b'a',b'a b',b'a ',b'a \nb',b'a\t\r\nb',b'=',b'.',b'.\n',b'.a',b'a\n.\n',b'\n.\r\n',b'_',b'\xff',b'\0',b'\x7f',b'\r',b'\n',b'\r\n',b'a\rb',b'a'*80,b'a'*76,b'a'*75,b'a'*77,b'='*40,b'a'*74+b'=',b'a'*73+b'=',b'a'*72+b'=b',b'x'*75+b'\n',b'x'*76+b'\ny',b'x'*76+b'\r\ny',b'a b'*40,b'\tq',b'.\0',b'a\r\nb\nc',b'a\nb\r\nc',b' \n',b'a'*75+b' \n', b'a'*75+b' '):
    for q,i,h in itertools.product((False,True),repeat=3): t(lambda: (s,B.b2a_qp(s,q,i,h)))
# expect: (b'', b'')
# expect: (b'', b'')
# expect: (b'', b'')
# expect: (b'', b'')
# expect: (b'', b'')
# expect: (b'', b'')
# expect: (b'', b'')
# expect: (b'', b'')
# expect: (b'a', b'a')
# expect: (b'a', b'a')
# expect: (b'a', b'a')
# expect: (b'a', b'a')
# expect: (b'a', b'a')
# expect: (b'a', b'a')
# expect: (b'a', b'a')
# expect: (b'a', b'a')
# expect: (b'a b', b'a b')
# expect: (b'a b', b'a_b')
# expect: (b'a b', b'a b')
# expect: (b'a b', b'a_b')
# expect: (b'a b', b'a=20b')
# expect: (b'a b', b'a=20b')
# expect: (b'a b', b'a=20b')
# expect: (b'a b', b'a=20b')
# expect: (b'a ', b'a=20')
# expect: (b'a ', b'a=20')
# expect: (b'a ', b'a=20')
# expect: (b'a ', b'a=20')
# expect: (b'a ', b'a=20')
# expect: (b'a ', b'a=20')
# expect: (b'a ', b'a=20')
# expect: (b'a ', b'a=20')
# expect: (b'a \nb', b'a =0Ab')
# expect: (b'a \nb', b'a_=0Ab')
# expect: (b'a \nb', b'a=20\nb')
# expect: (b'a \nb', b'a_\nb')
# expect: (b'a \nb', b'a=20=0Ab')
# expect: (b'a \nb', b'a=20=0Ab')
# expect: (b'a \nb', b'a=20\nb')
# expect: (b'a \nb', b'a=20\nb')
# expect: (b'a\t\r\nb', b'a\t=0D=0Ab')
# expect: (b'a\t\r\nb', b'a\t=0D=0Ab')
# expect: (b'a\t\r\nb', b'a=09\r\nb')
# expect: (b'a\t\r\nb', b'a=09\r\nb')
# expect: (b'a\t\r\nb', b'a=09=0D=0Ab')
# expect: (b'a\t\r\nb', b'a=09=0D=0Ab')
# expect: (b'a\t\r\nb', b'a=09\r\nb')
# expect: (b'a\t\r\nb', b'a=09\r\nb')
# expect: (b'=', b'=3D')
# expect: (b'=', b'=3D')
# expect: (b'=', b'=3D')
# expect: (b'=', b'=3D')
# expect: (b'=', b'=3D')
# expect: (b'=', b'=3D')
# expect: (b'=', b'=3D')
# expect: (b'=', b'=3D')
# expect: (b'.', b'=2E')
# expect: (b'.', b'=2E')
# expect: (b'.', b'=2E')
# expect: (b'.', b'=2E')
# expect: (b'.', b'=2E')
# expect: (b'.', b'=2E')
# expect: (b'.', b'=2E')
# expect: (b'.', b'=2E')
# expect: (b'.\n', b'=2E=0A')
# expect: (b'.\n', b'=2E=0A')
# expect: (b'.\n', b'=2E\n')
# expect: (b'.\n', b'=2E\n')
# expect: (b'.\n', b'=2E=0A')
# expect: (b'.\n', b'=2E=0A')
# expect: (b'.\n', b'=2E\n')
# expect: (b'.\n', b'=2E\n')
# expect: (b'.a', b'.a')
# expect: (b'.a', b'.a')
# expect: (b'.a', b'.a')
# expect: (b'.a', b'.a')
# expect: (b'.a', b'.a')
# expect: (b'.a', b'.a')
# expect: (b'.a', b'.a')
# expect: (b'.a', b'.a')
# expect: (b'a\n.\n', b'a=0A.=0A')
# expect: (b'a\n.\n', b'a=0A.=0A')
# expect: (b'a\n.\n', b'a\n=2E\n')
# expect: (b'a\n.\n', b'a\n=2E\n')
# expect: (b'a\n.\n', b'a=0A.=0A')
# expect: (b'a\n.\n', b'a=0A.=0A')
# expect: (b'a\n.\n', b'a\n=2E\n')
# expect: (b'a\n.\n', b'a\n=2E\n')
# expect: (b'\n.\r\n', b'=0A.=0D=0A')
# expect: (b'\n.\r\n', b'=0A.=0D=0A')
# expect: (b'\n.\r\n', b'\n=2E\n')
# expect: (b'\n.\r\n', b'\n=2E\n')
# expect: (b'\n.\r\n', b'=0A.=0D=0A')
# expect: (b'\n.\r\n', b'=0A.=0D=0A')
# expect: (b'\n.\r\n', b'\n=2E\n')
# expect: (b'\n.\r\n', b'\n=2E\n')
# expect: (b'_', b'_')
# expect: (b'_', b'=5F')
# expect: (b'_', b'_')
# expect: (b'_', b'=5F')
# expect: (b'_', b'_')
# expect: (b'_', b'=5F')
# expect: (b'_', b'_')
# expect: (b'_', b'=5F')
# expect: (b'\xff', b'=FF')
# expect: (b'\xff', b'=FF')
# expect: (b'\xff', b'=FF')
# expect: (b'\xff', b'=FF')
# expect: (b'\xff', b'=FF')
# expect: (b'\xff', b'=FF')
# expect: (b'\xff', b'=FF')
# expect: (b'\xff', b'=FF')
# expect: (b'\x00', b'=00')
# expect: (b'\x00', b'=00')
# expect: (b'\x00', b'=00')
# expect: (b'\x00', b'=00')
# expect: (b'\x00', b'=00')
# expect: (b'\x00', b'=00')
# expect: (b'\x00', b'=00')
# expect: (b'\x00', b'=00')
# expect: (b'\x7f', b'=7F')
# expect: (b'\x7f', b'=7F')
# expect: (b'\x7f', b'=7F')
# expect: (b'\x7f', b'=7F')
# expect: (b'\x7f', b'=7F')
# expect: (b'\x7f', b'=7F')
# expect: (b'\x7f', b'=7F')
# expect: (b'\x7f', b'=7F')
# expect: (b'\r', b'=0D')
# expect: (b'\r', b'=0D')
# expect: (b'\r', b'\r')
# expect: (b'\r', b'\r')
# expect: (b'\r', b'=0D')
# expect: (b'\r', b'=0D')
# expect: (b'\r', b'\r')
# expect: (b'\r', b'\r')
# expect: (b'\n', b'=0A')
# expect: (b'\n', b'=0A')
# expect: (b'\n', b'\n')
# expect: (b'\n', b'\n')
# expect: (b'\n', b'=0A')
# expect: (b'\n', b'=0A')
# expect: (b'\n', b'\n')
# expect: (b'\n', b'\n')
# expect: (b'\r\n', b'=0D=0A')
# expect: (b'\r\n', b'=0D=0A')
# expect: (b'\r\n', b'\r\n')
# expect: (b'\r\n', b'\r\n')
# expect: (b'\r\n', b'=0D=0A')
# expect: (b'\r\n', b'=0D=0A')
# expect: (b'\r\n', b'\r\n')
# expect: (b'\r\n', b'\r\n')
# expect: (b'a\rb', b'a=0Db')
# expect: (b'a\rb', b'a=0Db')
# expect: (b'a\rb', b'a\rb')
# expect: (b'a\rb', b'a\rb')
# expect: (b'a\rb', b'a=0Db')
# expect: (b'a\rb', b'a=0Db')
# expect: (b'a\rb', b'a\rb')
# expect: (b'a\rb', b'a\rb')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naa')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\naa')
# expect: (b'========================================', b'=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=\n=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D')
# expect: (b'========================================', b'=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=\n=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D')
# expect: (b'========================================', b'=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=\n=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D')
# expect: (b'========================================', b'=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=\n=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D')
# expect: (b'========================================', b'=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=\n=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D')
# expect: (b'========================================', b'=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=\n=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D')
# expect: (b'========================================', b'=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=\n=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D')
# expect: (b'========================================', b'=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=\n=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=3D')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=b', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=3Db')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=b', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=3Db')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=b', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=3Db')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=b', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=3Db')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=b', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=3Db')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=b', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=3Db')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=b', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=3Db')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=b', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=3Db')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0A')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0A')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0A')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0A')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0Ay')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0Ay')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0Ay')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0Ay')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx=0D=0Ay')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx=0D=0Ay')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx\r\ny')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx\r\ny')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx=0D=0Ay')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx=0D=0Ay')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx\r\ny')
# expect: (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\ny', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx\r\ny')
# expect: (b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b', b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b=\na ba ba ba ba ba ba ba ba ba ba ba ba ba ba b')
# expect: (b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b', b'a_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_b=\na_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_b')
# expect: (b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b', b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b=\na ba ba ba ba ba ba ba ba ba ba ba ba ba ba b')
# expect: (b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b', b'a_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_b=\na_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_ba_b')
# expect: (b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b', b'a=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b=\na=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b=\na=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b')
# expect: (b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b', b'a=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b=\na=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b=\na=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b')
# expect: (b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b', b'a=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b=\na=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b=\na=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b')
# expect: (b'a ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba ba b', b'a=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b=\na=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b=\na=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20ba=20b')
# expect: (b'\tq', b'\tq')
# expect: (b'\tq', b'\tq')
# expect: (b'\tq', b'\tq')
# expect: (b'\tq', b'\tq')
# expect: (b'\tq', b'=09q')
# expect: (b'\tq', b'=09q')
# expect: (b'\tq', b'=09q')
# expect: (b'\tq', b'=09q')
# expect: (b'.\x00', b'=2E=00')
# expect: (b'.\x00', b'=2E=00')
# expect: (b'.\x00', b'=2E=00')
# expect: (b'.\x00', b'=2E=00')
# expect: (b'.\x00', b'=2E=00')
# expect: (b'.\x00', b'=2E=00')
# expect: (b'.\x00', b'=2E=00')
# expect: (b'.\x00', b'=2E=00')
# expect: (b'a\r\nb\nc', b'a=0D=0Ab=0Ac')
# expect: (b'a\r\nb\nc', b'a=0D=0Ab=0Ac')
# expect: (b'a\r\nb\nc', b'a\r\nb\r\nc')
# expect: (b'a\r\nb\nc', b'a\r\nb\r\nc')
# expect: (b'a\r\nb\nc', b'a=0D=0Ab=0Ac')
# expect: (b'a\r\nb\nc', b'a=0D=0Ab=0Ac')
# expect: (b'a\r\nb\nc', b'a\r\nb\r\nc')
# expect: (b'a\r\nb\nc', b'a\r\nb\r\nc')
# expect: (b'a\nb\r\nc', b'a=0Ab=0D=0Ac')
# expect: (b'a\nb\r\nc', b'a=0Ab=0D=0Ac')
# expect: (b'a\nb\r\nc', b'a\nb\nc')
# expect: (b'a\nb\r\nc', b'a\nb\nc')
# expect: (b'a\nb\r\nc', b'a=0Ab=0D=0Ac')
# expect: (b'a\nb\r\nc', b'a=0Ab=0D=0Ac')
# expect: (b'a\nb\r\nc', b'a\nb\nc')
# expect: (b'a\nb\r\nc', b'a\nb\nc')
# expect: (b' \n', b' =0A')
# expect: (b' \n', b'_=0A')
# expect: (b' \n', b'=20\n')
# expect: (b' \n', b'_\n')
# expect: (b' \n', b'=20=0A')
# expect: (b' \n', b'=20=0A')
# expect: (b' \n', b'=20\n')
# expect: (b' \n', b'=20\n')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa =\n=0A')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_=\n=0A')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=20\n')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_\n')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20=0A')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20=0A')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20\n')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa \n', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20\n')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20')
# expect: (b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n=20')
t(lambda: B.b2a_qp('a'))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: B.b2a_qp(b'a b',header=True,quotetabs=True))  # expect: b'a=20b'
t(lambda: B.Error.__mro__)  # expect: (<class 'binascii.Error'>, <class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
t(lambda: B.Incomplete.__mro__)  # expect: (<class 'binascii.Incomplete'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
t(lambda: B.Error.__module__)  # expect: binascii
