# _struct: every format and byte order, and what is refused.
import _struct as struct
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
pack,unpack,calcsize=struct.pack,struct.unpack,struct.calcsize
for f in 'cbB?hHiIlLqQnNefdspPx':
    for p in ('','@','=','<','>','!'):
        t(lambda: (p+f, calcsize(p+f)))
# expect: ('c', 1)
# expect: ('@c', 1)
# expect: ('=c', 1)
# expect: ('<c', 1)
# expect: ('>c', 1)
# expect: ('!c', 1)
# expect: ('b', 1)
# expect: ('@b', 1)
# expect: ('=b', 1)
# expect: ('<b', 1)
# expect: ('>b', 1)
# expect: ('!b', 1)
# expect: ('B', 1)
# expect: ('@B', 1)
# expect: ('=B', 1)
# expect: ('<B', 1)
# expect: ('>B', 1)
# expect: ('!B', 1)
# expect: ('?', 1)
# expect: ('@?', 1)
# expect: ('=?', 1)
# expect: ('<?', 1)
# expect: ('>?', 1)
# expect: ('!?', 1)
# expect: ('h', 2)
# expect: ('@h', 2)
# expect: ('=h', 2)
# expect: ('<h', 2)
# expect: ('>h', 2)
# expect: ('!h', 2)
# expect: ('H', 2)
# expect: ('@H', 2)
# expect: ('=H', 2)
# expect: ('<H', 2)
# expect: ('>H', 2)
# expect: ('!H', 2)
# expect: ('i', 4)
# expect: ('@i', 4)
# expect: ('=i', 4)
# expect: ('<i', 4)
# expect: ('>i', 4)
# expect: ('!i', 4)
# expect: ('I', 4)
# expect: ('@I', 4)
# expect: ('=I', 4)
# expect: ('<I', 4)
# expect: ('>I', 4)
# expect: ('!I', 4)
# expect: ('l', 8)
# expect: ('@l', 8)
# expect: ('=l', 4)
# expect: ('<l', 4)
# expect: ('>l', 4)
# expect: ('!l', 4)
# expect: ('L', 8)
# expect: ('@L', 8)
# expect: ('=L', 4)
# expect: ('<L', 4)
# expect: ('>L', 4)
# expect: ('!L', 4)
# expect: ('q', 8)
# expect: ('@q', 8)
# expect: ('=q', 8)
# expect: ('<q', 8)
# expect: ('>q', 8)
# expect: ('!q', 8)
# expect: ('Q', 8)
# expect: ('@Q', 8)
# expect: ('=Q', 8)
# expect: ('<Q', 8)
# expect: ('>Q', 8)
# expect: ('!Q', 8)
# expect: ('n', 8)
# expect: ('@n', 8)
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: ('N', 8)
# expect: ('@N', 8)
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: ('e', 2)
# expect: ('@e', 2)
# expect: ('=e', 2)
# expect: ('<e', 2)
# expect: ('>e', 2)
# expect: ('!e', 2)
# expect: ('f', 4)
# expect: ('@f', 4)
# expect: ('=f', 4)
# expect: ('<f', 4)
# expect: ('>f', 4)
# expect: ('!f', 4)
# expect: ('d', 8)
# expect: ('@d', 8)
# expect: ('=d', 8)
# expect: ('<d', 8)
# expect: ('>d', 8)
# expect: ('!d', 8)
# expect: ('s', 1)
# expect: ('@s', 1)
# expect: ('=s', 1)
# expect: ('<s', 1)
# expect: ('>s', 1)
# expect: ('!s', 1)
# expect: ('p', 1)
# expect: ('@p', 1)
# expect: ('=p', 1)
# expect: ('<p', 1)
# expect: ('>p', 1)
# expect: ('!p', 1)
# expect: ('P', 8)
# expect: ('@P', 8)
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: ('x', 1)
# expect: ('@x', 1)
# expect: ('=x', 1)
# expect: ('<x', 1)
# expect: ('>x', 1)
# expect: ('!x', 1)
for f in ('bhilq','=bhilq','b0l','3s2xi','0s','10p',' 2i 3h','2','i2','z','<n','<P','99999999999999999999i','3 i','','<','@@','9223372036854775807i','i9223372036854775807b', 'b0q0i','hq','@hx0q'):
    t(lambda: calcsize(f))
# expect: 24
# expect: 19
# expect: 8
# expect: 12
# expect: 0
# expect: 10
# expect: 14
# expect: error repeat count given without format specifier
# expect: error repeat count given without format specifier
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: error bad char in struct format
# expect: error total struct size too long
# expect: error bad char in struct format
# expect: 0
# expect: 0
# expect: error bad char in struct format
# expect: error total struct size too long
# expect: error total struct size too long
# expect: 8
# expect: 16
# expect: 8
vals={'b':[-128,127,-129,128,'a',1.5,2**70,True],'B':[0,255,-1,256,'a',None],'h':[-32768,32767,-32769,32768],'H':[0,65535,-1,65536,'a'],'i':[-2**31,2**31-1,2**31,-2**31-1,2**80],'I':[2**32-1,-1,2**32,2**80],'l':[2**63-1,-2**63,2**63,2**80,'a'],'L':[2**64-1,-1,2**64,'a'],'q':[2**63-1,-2**63,2**63,-2**63-1,'a'],'Q':[2**64-1,-1,2**64,'a'],'n':[5,2**63,'a'],'N':[5,-1,2**64],'P':[5,-5,2**64,'a',2**64-1],'f':[1.5,1e39,-1e39,1e38,float('inf'),'a',3],'d':[1.5,'a',10**400,float('nan')],'e':[1.5,65504,65520.0,65519.9,1e-8,6e-8,float('nan'),float('inf'),'a',-0.0],'c':[b'a',b'ab',1,bytearray(b'x')],'?':[True,'',[1]],'s':[b'abc',b'',1,bytearray(b'q'),'a'],'p':[b'abc',b'',5]}
for f,vs in vals.items():
    for p in ('','<','>','='):
        if p and f in 'nNP': continue
        for v in vs:
            t(lambda: (p+f, v, pack(p+f,v)))
            t(lambda: unpack(p+f, pack(p+f,v)))
# expect: ('b', -128, b'\x80')
# expect: (-128,)
# expect: ('b', 127, b'\x7f')
# expect: (127,)
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error argument out of range
# expect: error argument out of range
# expect: ('b', True, b'\x01')
# expect: (1,)
# expect: ('<b', -128, b'\x80')
# expect: (-128,)
# expect: ('<b', 127, b'\x7f')
# expect: (127,)
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error argument out of range
# expect: error argument out of range
# expect: ('<b', True, b'\x01')
# expect: (1,)
# expect: ('>b', -128, b'\x80')
# expect: (-128,)
# expect: ('>b', 127, b'\x7f')
# expect: (127,)
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error argument out of range
# expect: error argument out of range
# expect: ('>b', True, b'\x01')
# expect: (1,)
# expect: ('=b', -128, b'\x80')
# expect: (-128,)
# expect: ('=b', 127, b'\x7f')
# expect: (127,)
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error byte format requires -128 <= number <= 127
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error argument out of range
# expect: error argument out of range
# expect: ('=b', True, b'\x01')
# expect: (1,)
# expect: ('B', 0, b'\x00')
# expect: (0,)
# expect: ('B', 255, b'\xff')
# expect: (255,)
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('<B', 0, b'\x00')
# expect: (0,)
# expect: ('<B', 255, b'\xff')
# expect: (255,)
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('>B', 0, b'\x00')
# expect: (0,)
# expect: ('>B', 255, b'\xff')
# expect: (255,)
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('=B', 0, b'\x00')
# expect: (0,)
# expect: ('=B', 255, b'\xff')
# expect: (255,)
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error ubyte format requires 0 <= number <= 255
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('h', -32768, b'\x00\x80')
# expect: (-32768,)
# expect: ('h', 32767, b'\xff\x7f')
# expect: (32767,)
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: ('<h', -32768, b'\x00\x80')
# expect: (-32768,)
# expect: ('<h', 32767, b'\xff\x7f')
# expect: (32767,)
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: ('>h', -32768, b'\x80\x00')
# expect: (-32768,)
# expect: ('>h', 32767, b'\x7f\xff')
# expect: (32767,)
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: ('=h', -32768, b'\x00\x80')
# expect: (-32768,)
# expect: ('=h', 32767, b'\xff\x7f')
# expect: (32767,)
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: error short format requires -32768 <= number <= 32767
# expect: ('H', 0, b'\x00\x00')
# expect: (0,)
# expect: ('H', 65535, b'\xff\xff')
# expect: (65535,)
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('<H', 0, b'\x00\x00')
# expect: (0,)
# expect: ('<H', 65535, b'\xff\xff')
# expect: (65535,)
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('>H', 0, b'\x00\x00')
# expect: (0,)
# expect: ('>H', 65535, b'\xff\xff')
# expect: (65535,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('=H', 0, b'\x00\x00')
# expect: (0,)
# expect: ('=H', 65535, b'\xff\xff')
# expect: (65535,)
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error ushort format requires 0 <= number <= 65535
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('i', -2147483648, b'\x00\x00\x00\x80')
# expect: (-2147483648,)
# expect: ('i', 2147483647, b'\xff\xff\xff\x7f')
# expect: (2147483647,)
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error argument out of range
# expect: error argument out of range
# expect: ('<i', -2147483648, b'\x00\x00\x00\x80')
# expect: (-2147483648,)
# expect: ('<i', 2147483647, b'\xff\xff\xff\x7f')
# expect: (2147483647,)
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error argument out of range
# expect: error argument out of range
# expect: ('>i', -2147483648, b'\x80\x00\x00\x00')
# expect: (-2147483648,)
# expect: ('>i', 2147483647, b'\x7f\xff\xff\xff')
# expect: (2147483647,)
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error argument out of range
# expect: error argument out of range
# expect: ('=i', -2147483648, b'\x00\x00\x00\x80')
# expect: (-2147483648,)
# expect: ('=i', 2147483647, b'\xff\xff\xff\x7f')
# expect: (2147483647,)
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error argument out of range
# expect: error argument out of range
# expect: ('I', 4294967295, b'\xff\xff\xff\xff')
# expect: (4294967295,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error argument out of range
# expect: error argument out of range
# expect: ('<I', 4294967295, b'\xff\xff\xff\xff')
# expect: (4294967295,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error argument out of range
# expect: error argument out of range
# expect: ('>I', 4294967295, b'\xff\xff\xff\xff')
# expect: (4294967295,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error argument out of range
# expect: error argument out of range
# expect: ('=I', 4294967295, b'\xff\xff\xff\xff')
# expect: (4294967295,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error argument out of range
# expect: error argument out of range
# expect: ('l', 9223372036854775807, b'\xff\xff\xff\xff\xff\xff\xff\x7f')
# expect: (9223372036854775807,)
# expect: ('l', -9223372036854775808, b'\x00\x00\x00\x00\x00\x00\x00\x80')
# expect: (-9223372036854775808,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('L', 18446744073709551615, b'\xff\xff\xff\xff\xff\xff\xff\xff')
# expect: (18446744073709551615,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('q', 9223372036854775807, b'\xff\xff\xff\xff\xff\xff\xff\x7f')
# expect: (9223372036854775807,)
# expect: ('q', -9223372036854775808, b'\x00\x00\x00\x00\x00\x00\x00\x80')
# expect: (-9223372036854775808,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('<q', 9223372036854775807, b'\xff\xff\xff\xff\xff\xff\xff\x7f')
# expect: (9223372036854775807,)
# expect: ('<q', -9223372036854775808, b'\x00\x00\x00\x00\x00\x00\x00\x80')
# expect: (-9223372036854775808,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('>q', 9223372036854775807, b'\x7f\xff\xff\xff\xff\xff\xff\xff')
# expect: (9223372036854775807,)
# expect: ('>q', -9223372036854775808, b'\x80\x00\x00\x00\x00\x00\x00\x00')
# expect: (-9223372036854775808,)
# expect: error int too large to convert
# expect: error int too large to convert
# expect: error int too large to convert
# expect: error int too large to convert
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('=q', 9223372036854775807, b'\xff\xff\xff\xff\xff\xff\xff\x7f')
# expect: (9223372036854775807,)
# expect: ('=q', -9223372036854775808, b'\x00\x00\x00\x00\x00\x00\x00\x80')
# expect: (-9223372036854775808,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('Q', 18446744073709551615, b'\xff\xff\xff\xff\xff\xff\xff\xff')
# expect: (18446744073709551615,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('<Q', 18446744073709551615, b'\xff\xff\xff\xff\xff\xff\xff\xff')
# expect: (18446744073709551615,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('>Q', 18446744073709551615, b'\xff\xff\xff\xff\xff\xff\xff\xff')
# expect: (18446744073709551615,)
# expect: error int too large to convert
# expect: error int too large to convert
# expect: error int too large to convert
# expect: error int too large to convert
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('=Q', 18446744073709551615, b'\xff\xff\xff\xff\xff\xff\xff\xff')
# expect: (18446744073709551615,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('n', 5, b'\x05\x00\x00\x00\x00\x00\x00\x00')
# expect: (5,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('N', 5, b'\x05\x00\x00\x00\x00\x00\x00\x00')
# expect: (5,)
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: error argument out of range
# expect: ('P', 5, b'\x05\x00\x00\x00\x00\x00\x00\x00')
# expect: (5,)
# expect: ('P', -5, b'\xfb\xff\xff\xff\xff\xff\xff\xff')
# expect: (18446744073709551611,)
# expect: error int too large to convert
# expect: error int too large to convert
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: ('P', 18446744073709551615, b'\xff\xff\xff\xff\xff\xff\xff\xff')
# expect: (18446744073709551615,)
# expect: ('f', 1.5, b'\x00\x00\xc0?')
# expect: (1.5,)
# expect: ('f', 1e+39, b'\x00\x00\x80\x7f')
# expect: (inf,)
# expect: ('f', -1e+39, b'\x00\x00\x80\xff')
# expect: (-inf,)
# expect: ('f', 1e+38, b'\x99v\x96~')
# expect: (9.999999680285692e+37,)
# expect: ('f', inf, b'\x00\x00\x80\x7f')
# expect: (inf,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('f', 3, b'\x00\x00@@')
# expect: (3.0,)
# expect: ('<f', 1.5, b'\x00\x00\xc0?')
# expect: (1.5,)
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: ('<f', 1e+38, b'\x99v\x96~')
# expect: (9.999999680285692e+37,)
# expect: ('<f', inf, b'\x00\x00\x80\x7f')
# expect: (inf,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('<f', 3, b'\x00\x00@@')
# expect: (3.0,)
# expect: ('>f', 1.5, b'?\xc0\x00\x00')
# expect: (1.5,)
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: ('>f', 1e+38, b'~\x96v\x99')
# expect: (9.999999680285692e+37,)
# expect: ('>f', inf, b'\x7f\x80\x00\x00')
# expect: (inf,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('>f', 3, b'@@\x00\x00')
# expect: (3.0,)
# expect: ('=f', 1.5, b'\x00\x00\xc0?')
# expect: (1.5,)
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with f format
# expect: ('=f', 1e+38, b'\x99v\x96~')
# expect: (9.999999680285692e+37,)
# expect: ('=f', inf, b'\x00\x00\x80\x7f')
# expect: (inf,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('=f', 3, b'\x00\x00@@')
# expect: (3.0,)
# expect: ('d', 1.5, b'\x00\x00\x00\x00\x00\x00\xf8?')
# expect: (1.5,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('d', nan, b'\x00\x00\x00\x00\x00\x00\xf8\x7f')
# expect: (nan,)
# expect: ('<d', 1.5, b'\x00\x00\x00\x00\x00\x00\xf8?')
# expect: (1.5,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('<d', nan, b'\x00\x00\x00\x00\x00\x00\xf8\x7f')
# expect: (nan,)
# expect: ('>d', 1.5, b'?\xf8\x00\x00\x00\x00\x00\x00')
# expect: (1.5,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('>d', nan, b'\x7f\xf8\x00\x00\x00\x00\x00\x00')
# expect: (nan,)
# expect: ('=d', 1.5, b'\x00\x00\x00\x00\x00\x00\xf8?')
# expect: (1.5,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('=d', nan, b'\x00\x00\x00\x00\x00\x00\xf8\x7f')
# expect: (nan,)
# expect: ('e', 1.5, b'\x00>')
# expect: (1.5,)
# expect: ('e', 65504, b'\xff{')
# expect: (65504.0,)
# expect: OverflowError float too large to pack with e format
# expect: OverflowError float too large to pack with e format
# expect: ('e', 65519.9, b'\xff{')
# expect: (65504.0,)
# expect: ('e', 1e-08, b'\x00\x00')
# expect: (0.0,)
# expect: ('e', 6e-08, b'\x01\x00')
# expect: (5.960464477539063e-08,)
# expect: ('e', nan, b'\x00~')
# expect: (nan,)
# expect: ('e', inf, b'\x00|')
# expect: (inf,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('e', -0.0, b'\x00\x80')
# expect: (-0.0,)
# expect: ('<e', 1.5, b'\x00>')
# expect: (1.5,)
# expect: ('<e', 65504, b'\xff{')
# expect: (65504.0,)
# expect: OverflowError float too large to pack with e format
# expect: OverflowError float too large to pack with e format
# expect: ('<e', 65519.9, b'\xff{')
# expect: (65504.0,)
# expect: ('<e', 1e-08, b'\x00\x00')
# expect: (0.0,)
# expect: ('<e', 6e-08, b'\x01\x00')
# expect: (5.960464477539063e-08,)
# expect: ('<e', nan, b'\x00~')
# expect: (nan,)
# expect: ('<e', inf, b'\x00|')
# expect: (inf,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('<e', -0.0, b'\x00\x80')
# expect: (-0.0,)
# expect: ('>e', 1.5, b'>\x00')
# expect: (1.5,)
# expect: ('>e', 65504, b'{\xff')
# expect: (65504.0,)
# expect: OverflowError float too large to pack with e format
# expect: OverflowError float too large to pack with e format
# expect: ('>e', 65519.9, b'{\xff')
# expect: (65504.0,)
# expect: ('>e', 1e-08, b'\x00\x00')
# expect: (0.0,)
# expect: ('>e', 6e-08, b'\x00\x01')
# expect: (5.960464477539063e-08,)
# expect: ('>e', nan, b'~\x00')
# expect: (nan,)
# expect: ('>e', inf, b'|\x00')
# expect: (inf,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('>e', -0.0, b'\x80\x00')
# expect: (-0.0,)
# expect: ('=e', 1.5, b'\x00>')
# expect: (1.5,)
# expect: ('=e', 65504, b'\xff{')
# expect: (65504.0,)
# expect: OverflowError float too large to pack with e format
# expect: OverflowError float too large to pack with e format
# expect: ('=e', 65519.9, b'\xff{')
# expect: (65504.0,)
# expect: ('=e', 1e-08, b'\x00\x00')
# expect: (0.0,)
# expect: ('=e', 6e-08, b'\x01\x00')
# expect: (5.960464477539063e-08,)
# expect: ('=e', nan, b'\x00~')
# expect: (nan,)
# expect: ('=e', inf, b'\x00|')
# expect: (inf,)
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: ('=e', -0.0, b'\x00\x80')
# expect: (-0.0,)
# expect: ('c', b'a', b'a')
# expect: (b'a',)
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: ('<c', b'a', b'a')
# expect: (b'a',)
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: ('>c', b'a', b'a')
# expect: (b'a',)
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: ('=c', b'a', b'a')
# expect: (b'a',)
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: error char format requires a bytes object of length 1
# expect: ('?', True, b'\x01')
# expect: (True,)
# expect: ('?', '', b'\x00')
# expect: (False,)
# expect: ('?', [1], b'\x01')
# expect: (True,)
# expect: ('<?', True, b'\x01')
# expect: (True,)
# expect: ('<?', '', b'\x00')
# expect: (False,)
# expect: ('<?', [1], b'\x01')
# expect: (True,)
# expect: ('>?', True, b'\x01')
# expect: (True,)
# expect: ('>?', '', b'\x00')
# expect: (False,)
# expect: ('>?', [1], b'\x01')
# expect: (True,)
# expect: ('=?', True, b'\x01')
# expect: (True,)
# expect: ('=?', '', b'\x00')
# expect: (False,)
# expect: ('=?', [1], b'\x01')
# expect: (True,)
# expect: ('s', b'abc', b'a')
# expect: (b'a',)
# expect: ('s', b'', b'\x00')
# expect: (b'\x00',)
# expect: error argument for 's' must be a bytes object
# expect: error argument for 's' must be a bytes object
# expect: ('s', bytearray(b'q'), b'q')
# expect: (b'q',)
# expect: error argument for 's' must be a bytes object
# expect: error argument for 's' must be a bytes object
# expect: ('<s', b'abc', b'a')
# expect: (b'a',)
# expect: ('<s', b'', b'\x00')
# expect: (b'\x00',)
# expect: error argument for 's' must be a bytes object
# expect: error argument for 's' must be a bytes object
# expect: ('<s', bytearray(b'q'), b'q')
# expect: (b'q',)
# expect: error argument for 's' must be a bytes object
# expect: error argument for 's' must be a bytes object
# expect: ('>s', b'abc', b'a')
# expect: (b'a',)
# expect: ('>s', b'', b'\x00')
# expect: (b'\x00',)
# expect: error argument for 's' must be a bytes object
# expect: error argument for 's' must be a bytes object
# expect: ('>s', bytearray(b'q'), b'q')
# expect: (b'q',)
# expect: error argument for 's' must be a bytes object
# expect: error argument for 's' must be a bytes object
# expect: ('=s', b'abc', b'a')
# expect: (b'a',)
# expect: ('=s', b'', b'\x00')
# expect: (b'\x00',)
# expect: error argument for 's' must be a bytes object
# expect: error argument for 's' must be a bytes object
# expect: ('=s', bytearray(b'q'), b'q')
# expect: (b'q',)
# expect: error argument for 's' must be a bytes object
# expect: error argument for 's' must be a bytes object
# expect: ('p', b'abc', b'\x00')
# expect: (b'',)
# expect: ('p', b'', b'\x00')
# expect: (b'',)
# expect: error argument for 'p' must be a bytes object
# expect: error argument for 'p' must be a bytes object
# expect: ('<p', b'abc', b'\x00')
# expect: (b'',)
# expect: ('<p', b'', b'\x00')
# expect: (b'',)
# expect: error argument for 'p' must be a bytes object
# expect: error argument for 'p' must be a bytes object
# expect: ('>p', b'abc', b'\x00')
# expect: (b'',)
# expect: ('>p', b'', b'\x00')
# expect: (b'',)
# expect: error argument for 'p' must be a bytes object
# expect: error argument for 'p' must be a bytes object
# expect: ('=p', b'abc', b'\x00')
# expect: (b'',)
# expect: ('=p', b'', b'\x00')
# expect: (b'',)
# expect: error argument for 'p' must be a bytes object
# expect: error argument for 'p' must be a bytes object
t(lambda: pack('5s',b'ab'))  # expect: b'ab\x00\x00\x00'
t(lambda: pack('2s',b'abcdef'))  # expect: b'ab'
t(lambda: pack('5p',b'abcdefg'))  # expect: b'\x04abcd'
t(lambda: pack('0p',b'a'))  # expect: b''
t(lambda: pack('300p',b'a'*280)[:3])  # expect: b'\xffaa'
t(lambda: unpack('5p',b'\x09abcd'))  # expect: (b'abcd',)
t(lambda: unpack('5s',b'ab\0\0\0'))  # expect: (b'ab\x00\x00\x00',)
t(lambda: unpack('0s',b''))  # expect: (b'',)
t(lambda: pack('ii',1))  # expect: error pack expected 2 items for packing (got 1)
t(lambda: pack('i',1,2))  # expect: error pack expected 1 items for packing (got 2)
t(lambda: pack())  # expect: TypeError missing format argument
t(lambda: pack(5))  # expect: TypeError Struct() argument 1 must be a str or bytes object, not int
t(lambda: pack(b'i',1))  # expect: b'\x01\x00\x00\x00'
t(lambda: pack('\xe9',1))  # expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
t(lambda: pack('3x'))  # expect: b'\x00\x00\x00'
t(lambda: pack('bxb',1,2))  # expect: b'\x01\x00\x02'
t(lambda: pack('bi',1,2))  # expect: b'\x01\x00\x00\x00\x02\x00\x00\x00'
t(lambda: pack('ib',1,2))  # expect: b'\x01\x00\x00\x00\x02'
t(lambda: pack('ib0i',1,2))  # expect: b'\x01\x00\x00\x00\x02\x00\x00\x00'
t(lambda: pack('2h3b',1,2,3,4,5))  # expect: b'\x01\x00\x02\x00\x03\x04\x05'
t(lambda: unpack('i',b'abc'))  # expect: error unpack requires a buffer of 4 bytes
t(lambda: unpack('i',b'abcde'))  # expect: error unpack requires a buffer of 4 bytes
t(lambda: unpack('i',5))  # expect: TypeError a bytes-like object is required, not 'int'
t(lambda: unpack('i',memoryview(b'abcd')))  # expect: (1684234849,)
t(lambda: unpack('i'))  # expect: TypeError unpack expected 2 arguments, got 1
t(lambda: unpack('3i','a'))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: struct.unpack_from('i',b'abcdefgh',2))  # expect: (1717920867,)
t(lambda: struct.unpack_from('i',b'abcdefgh',5))  # expect: error unpack_from requires a buffer of at least 9 bytes for unpacking 4 bytes at offset 5 (actual buffer size is 8)
t(lambda: struct.unpack_from('i',b'abcdefgh',-4))  # expect: (1751606885,)
t(lambda: struct.unpack_from('i',b'abcdefgh',-3))  # expect: error not enough data to unpack 4 bytes at offset -3
t(lambda: struct.unpack_from('i',b'abcdefgh',-9))  # expect: error offset -9 out of range for 8-byte buffer
t(lambda: struct.unpack_from('i',buffer=b'abcdefgh',offset=1))  # expect: (1701077858,)
t(lambda: struct.unpack_from('i',b'abc'))  # expect: error unpack_from requires a buffer of at least 4 bytes for unpacking 4 bytes at offset 0 (actual buffer size is 3)
t(lambda: struct.unpack_from('i'))  # expect: TypeError unpack_from() missing required argument 'buffer' (pos 2)
b=bytearray(8)
t(lambda: struct.pack_into('i',b,2,77))  # expect: None
print(b)  # expect: bytearray(b'\x00\x00M\x00\x00\x00\x00\x00')
t(lambda: struct.pack_into('i',b,5,77))  # expect: error pack_into requires a buffer of at least 9 bytes for packing 4 bytes at offset 5 (actual buffer size is 8)
t(lambda: struct.pack_into('i',b,-4,77))  # expect: None
t(lambda: struct.pack_into('i',b,-3,77))  # expect: error no space to pack 4 bytes at offset -3
t(lambda: struct.pack_into('i',b,-9,77))  # expect: error offset -9 out of range for 8-byte buffer
t(lambda: struct.pack_into('i',b'abcd',0,77))  # expect: TypeError argument must be read-write bytes-like object, not bytes
t(lambda: struct.pack_into('i',b))  # expect: error pack_into expected offset argument
t(lambda: struct.pack_into('i'))  # expect: error pack_into expected buffer argument
t(lambda: struct.pack_into('i',b,0))  # expect: error pack_into expected 1 items for packing (got 0)
t(lambda: struct.pack_into('i',b,'a',1))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: struct.pack_into('i',b,0,1,2))  # expect: error pack_into expected 1 items for packing (got 2)
t(lambda: struct.pack_into('i',b,2**70,1))  # expect: IndexError cannot fit 'int' into an index-sized integer
t(lambda: struct.pack_into())  # expect: TypeError missing format argument
t(lambda: struct.pack_into('bb',b,0,5,1000))  # expect: error byte format requires -128 <= number <= 127
print(b)  # expect: bytearray(b'\x05\x00M\x00M\x00\x00\x00')
it=struct.iter_unpack('h',b'abcdef')
t(lambda: type(it))  # expect: <class '_struct.unpack_iterator'>
t(lambda: it.__length_hint__())  # expect: 3
t(lambda: next(it))  # expect: (25185,)
t(lambda: list(it))  # expect: [(25699,), (26213,)]
t(lambda: next(it))  # expect: StopIteration 
t(lambda: struct.iter_unpack('h',b'abc'))  # expect: error iterative unpacking requires a buffer of a multiple of 2 bytes
t(lambda: struct.iter_unpack('',b''))  # expect: error cannot iteratively unpack with a struct of length 0
t(lambda: struct.iter_unpack('h',5))  # expect: TypeError a bytes-like object is required, not 'int'
t(lambda: type(it)())  # expect: TypeError Cannot create 'unpack_iterator objects
t(lambda: list(struct.iter_unpack('h',b'')))  # expect: []
t(lambda: it.__length_hint__())  # expect: 0
s=struct.Struct('<ih')
t(lambda: s.format)  # expect: <ih
t(lambda: s.size)  # expect: 6
t(lambda: s.pack(1,2))  # expect: b'\x01\x00\x00\x00\x02\x00'
t(lambda: s.unpack(b'abcdef'))  # expect: (1684234849, 26213)
t(lambda: s.unpack(b'abc'))  # expect: error unpack requires a buffer of 6 bytes
t(lambda: s.pack(1))  # expect: error pack expected 2 items for packing (got 1)
t(lambda: s.unpack_from(b'abcdefgh',1))  # expect: (1701077858, 26470)
t(lambda: s.unpack_from(buffer=b'abcdef',offset=0))  # expect: (1684234849, 26213)
t(lambda: list(s.iter_unpack(b'abcdef'*2)))  # expect: [(1684234849, 26213), (1684234849, 26213)]
t(lambda: s.pack_into(bytearray(3),0,1,2))  # expect: error pack_into requires a buffer of at least 6 bytes for packing 6 bytes at offset 0 (actual buffer size is 3)
t(lambda: s.pack_into())  # expect: error pack_into expected buffer argument
t(lambda: s.pack_into(b,0))  # expect: error pack_into expected 2 items for packing (got 0)
t(lambda: s.pack(1,2,3))  # expect: error pack expected 2 items for packing (got 3)
t(lambda: s.unpack())  # expect: TypeError Struct.unpack() takes exactly one argument (0 given)
t(lambda: s.unpack_from())  # expect: TypeError unpack_from() missing required argument 'buffer' (pos 1)
t(lambda: s.iter_unpack(b'a'))  # expect: error iterative unpacking requires a buffer of a multiple of 6 bytes
t(lambda: struct.Struct(b'i').format)  # expect: i
t(lambda: struct.Struct(5))  # expect: TypeError Struct() argument 1 must be a str or bytes object, not int
t(lambda: struct.Struct())  # expect: TypeError Struct() missing required argument 'format' (pos 1)
t(lambda: struct.Struct(format='h').size)  # expect: 2
t(lambda: struct.Struct('z'))  # expect: error bad char in struct format
t(lambda: struct.Struct('i','j'))  # expect: TypeError Struct() takes at most 1 argument (2 given)
t(lambda: s.__init__('q'))  # expect: None
t(lambda: s.size)  # expect: 8
t(lambda: s.format)  # expect: q
def a(): s.size=1
t(a)  # expect: AttributeError attribute 'size' of '_struct.Struct' objects is not writable
class X(struct.Struct):
    def __init__(self, n): super().__init__('%dB'%n)
t(lambda: X(3).size)  # expect: 3
t(lambda: X.__mro__[1])  # expect: <class '_struct.Struct'>
t(lambda: struct.Struct.__module__)  # expect: _struct
t(lambda: struct.error.__module__)  # expect: struct
t(lambda: struct.error)  # expect: <class 'struct.error'>
t(lambda: struct.error.__mro__)  # expect: (<class 'struct.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
t(lambda: struct._clearcache())  # expect: None
class I:
    def __index__(self): return 7
t(lambda: pack('b',I()))  # expect: b'\x07'
t(lambda: pack('Q',I()))  # expect: b'\x07\x00\x00\x00\x00\x00\x00\x00'
t(lambda: pack('P',I()))  # expect: b'\x07\x00\x00\x00\x00\x00\x00\x00'
t(lambda: pack('>e',I()))  # expect: b'G\x00'
class J:
    def __index__(self): raise ZeroDivisionError
t(lambda: pack('b',J()))  # expect: ZeroDivisionError 
t(lambda: pack('<b',J()))  # expect: ZeroDivisionError 
t(lambda: pack('<Q',J()))  # expect: ZeroDivisionError 
t(lambda: pack('Q',J()))  # expect: ZeroDivisionError 
class K:
    def __bool__(self): raise ZeroDivisionError
t(lambda: pack('?',K()))  # expect: ZeroDivisionError 
t(lambda: unpack('?',b'\x05'))  # expect: (True,)
class F:
    def __float__(self): raise ZeroDivisionError
t(lambda: pack('d',F()))  # expect: error required argument is not a float
t(lambda: pack('<f',F()))  # expect: error required argument is not a float
t(lambda: s.__sizeof__()>0)  # expect: True
t(lambda: dir(struct.Struct)==0)  # expect: False
for v in (0.0,-0.0,1.0,65504.0,6.103515625e-05,5.960464477539063e-08,2.98e-8,1e-7,0.1,-0.3,float('inf'),-float('inf')): t(lambda: (pack('<e',v), unpack('<e',pack('<e',v))))
# expect: (b'\x00\x00', (0.0,))
# expect: (b'\x00\x80', (-0.0,))
# expect: (b'\x00<', (1.0,))
# expect: (b'\xff{', (65504.0,))
# expect: (b'\x00\x04', (6.103515625e-05,))
# expect: (b'\x01\x00', (5.960464477539063e-08,))
# expect: (b'\x00\x00', (0.0,))
# expect: (b'\x02\x00', (1.1920928955078125e-07,))
# expect: (b'f.', (0.0999755859375,))
# expect: (b'\xcd\xb4', (-0.300048828125,))
# expect: (b'\x00|', (inf,))
# expect: (b'\x00\xfc', (-inf,))
t(lambda: unpack('<e',b'\x01\x7c'))  # expect: (nan,)
t(lambda: unpack('<e',b'\xff\xff'))  # expect: (nan,)
t(lambda: pack('<e',float('nan')))  # expect: b'\x00~'
t(lambda: pack('>d',1.1))  # expect: b'?\xf1\x99\x99\x99\x99\x99\x9a'
t(lambda: pack('>f',1.1))  # expect: b'?\x8c\xcc\xcd'
t(lambda: unpack('>f',pack('>f',1.1)))  # expect: (1.100000023841858,)
t(lambda: pack('<f',3.4028235677973366e+38))  # expect: OverflowError float too large to pack with f format
t(lambda: pack('f',3.4028235677973366e+38))  # expect: b'\x00\x00\x80\x7f'
t(lambda: pack('<f',3.4028235e38))  # expect: b'\xff\xff\x7f\x7f'
