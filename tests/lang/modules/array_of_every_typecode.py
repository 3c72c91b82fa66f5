# array: every typecode, every method, what is refused.
import array
from array import array as A
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: array.typecodes)  # expect: bBuhHiIlLqQfd
t(lambda: array.ArrayType is A)  # expect: True
t(lambda: A)  # expect: <class 'array.array'>
t(lambda: A.__module__)  # expect: array
for c in array.typecodes:
    t(lambda: (A(c).itemsize, A(c).typecode, A(c)))
    t(lambda: A(c, [1,2,3] if c!='u' else 'abc'))
    t(lambda: memoryview(A(c)).format)
    for v in (-1, 0, 127, 128, 255, 256, -129, 2**15, 2**16, -2**15-1, 2**31, 2**32, -2**31-1, 2**63, 2**64, -2**63-1, 2**80, 1.5, 'a', 'ab', None, b'a', True):
        t(lambda: A(c,[v]))
# expect: (1, 'b', array('b'))
# expect: array('b', [1, 2, 3])
# expect: b
# expect: array('b', [-1])
# expect: array('b', [0])
# expect: array('b', [127])
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError signed char is less than minimum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is less than minimum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is less than minimum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('b', [1])
# expect: (1, 'B', array('B'))
# expect: array('B', [1, 2, 3])
# expect: B
# expect: OverflowError unsigned byte integer is less than minimum
# expect: array('B', [0])
# expect: array('B', [127])
# expect: array('B', [128])
# expect: array('B', [255])
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is less than minimum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is less than minimum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is less than minimum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('B', [1])
# expect: (4, 'u', array('u'))
# expect: array('u', 'abc')
# expect: w
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: array('u', 'a')
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: TypeError array item must be unicode character
# expect: (2, 'h', array('h'))
# expect: array('h', [1, 2, 3])
# expect: h
# expect: array('h', [-1])
# expect: array('h', [0])
# expect: array('h', [127])
# expect: array('h', [128])
# expect: array('h', [255])
# expect: array('h', [256])
# expect: array('h', [-129])
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is less than minimum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is less than minimum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('h', [1])
# expect: (2, 'H', array('H'))
# expect: array('H', [1, 2, 3])
# expect: H
# expect: OverflowError unsigned short is less than minimum
# expect: array('H', [0])
# expect: array('H', [127])
# expect: array('H', [128])
# expect: array('H', [255])
# expect: array('H', [256])
# expect: OverflowError unsigned short is less than minimum
# expect: array('H', [32768])
# expect: OverflowError unsigned short is greater than maximum
# expect: OverflowError unsigned short is less than minimum
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError signed integer is less than minimum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('H', [1])
# expect: (4, 'i', array('i'))
# expect: array('i', [1, 2, 3])
# expect: i
# expect: array('i', [-1])
# expect: array('i', [0])
# expect: array('i', [127])
# expect: array('i', [128])
# expect: array('i', [255])
# expect: array('i', [256])
# expect: array('i', [-129])
# expect: array('i', [32768])
# expect: array('i', [65536])
# expect: array('i', [-32769])
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError signed integer is less than minimum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('i', [1])
# expect: (4, 'I', array('I'))
# expect: array('I', [1, 2, 3])
# expect: I
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('I', [0])
# expect: array('I', [127])
# expect: array('I', [128])
# expect: array('I', [255])
# expect: array('I', [256])
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('I', [32768])
# expect: array('I', [65536])
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('I', [2147483648])
# expect: OverflowError unsigned int is greater than maximum
# expect: OverflowError can't convert negative value to unsigned int
# expect: OverflowError unsigned int is greater than maximum
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: OverflowError can't convert negative value to unsigned int
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('I', [1])
# expect: (8, 'l', array('l'))
# expect: array('l', [1, 2, 3])
# expect: l
# expect: array('l', [-1])
# expect: array('l', [0])
# expect: array('l', [127])
# expect: array('l', [128])
# expect: array('l', [255])
# expect: array('l', [256])
# expect: array('l', [-129])
# expect: array('l', [32768])
# expect: array('l', [65536])
# expect: array('l', [-32769])
# expect: array('l', [2147483648])
# expect: array('l', [4294967296])
# expect: array('l', [-2147483649])
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('l', [1])
# expect: (8, 'L', array('L'))
# expect: array('L', [1, 2, 3])
# expect: L
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('L', [0])
# expect: array('L', [127])
# expect: array('L', [128])
# expect: array('L', [255])
# expect: array('L', [256])
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('L', [32768])
# expect: array('L', [65536])
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('L', [2147483648])
# expect: array('L', [4294967296])
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('L', [9223372036854775808])
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: OverflowError can't convert negative value to unsigned int
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('L', [1])
# expect: (8, 'q', array('q'))
# expect: array('q', [1, 2, 3])
# expect: q
# expect: array('q', [-1])
# expect: array('q', [0])
# expect: array('q', [127])
# expect: array('q', [128])
# expect: array('q', [255])
# expect: array('q', [256])
# expect: array('q', [-129])
# expect: array('q', [32768])
# expect: array('q', [65536])
# expect: array('q', [-32769])
# expect: array('q', [2147483648])
# expect: array('q', [4294967296])
# expect: array('q', [-2147483649])
# expect: OverflowError int too big to convert
# expect: OverflowError int too big to convert
# expect: OverflowError int too big to convert
# expect: OverflowError int too big to convert
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('q', [1])
# expect: (8, 'Q', array('Q'))
# expect: array('Q', [1, 2, 3])
# expect: Q
# expect: OverflowError can't convert negative int to unsigned
# expect: array('Q', [0])
# expect: array('Q', [127])
# expect: array('Q', [128])
# expect: array('Q', [255])
# expect: array('Q', [256])
# expect: OverflowError can't convert negative int to unsigned
# expect: array('Q', [32768])
# expect: array('Q', [65536])
# expect: OverflowError can't convert negative int to unsigned
# expect: array('Q', [2147483648])
# expect: array('Q', [4294967296])
# expect: OverflowError can't convert negative int to unsigned
# expect: array('Q', [9223372036854775808])
# expect: OverflowError int too big to convert
# expect: OverflowError can't convert negative int to unsigned
# expect: OverflowError int too big to convert
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: array('Q', [1])
# expect: (4, 'f', array('f'))
# expect: array('f', [1.0, 2.0, 3.0])
# expect: f
# expect: array('f', [-1.0])
# expect: array('f', [0.0])
# expect: array('f', [127.0])
# expect: array('f', [128.0])
# expect: array('f', [255.0])
# expect: array('f', [256.0])
# expect: array('f', [-129.0])
# expect: array('f', [32768.0])
# expect: array('f', [65536.0])
# expect: array('f', [-32769.0])
# expect: array('f', [2147483648.0])
# expect: array('f', [4294967296.0])
# expect: array('f', [-2147483648.0])
# expect: array('f', [9.223372036854776e+18])
# expect: array('f', [1.8446744073709552e+19])
# expect: array('f', [-9.223372036854776e+18])
# expect: array('f', [1.2089258196146292e+24])
# expect: array('f', [1.5])
# expect: TypeError must be real number, not str
# expect: TypeError must be real number, not str
# expect: TypeError must be real number, not NoneType
# expect: TypeError must be real number, not bytes
# expect: array('f', [1.0])
# expect: (8, 'd', array('d'))
# expect: array('d', [1.0, 2.0, 3.0])
# expect: d
# expect: array('d', [-1.0])
# expect: array('d', [0.0])
# expect: array('d', [127.0])
# expect: array('d', [128.0])
# expect: array('d', [255.0])
# expect: array('d', [256.0])
# expect: array('d', [-129.0])
# expect: array('d', [32768.0])
# expect: array('d', [65536.0])
# expect: array('d', [-32769.0])
# expect: array('d', [2147483648.0])
# expect: array('d', [4294967296.0])
# expect: array('d', [-2147483649.0])
# expect: array('d', [9.223372036854776e+18])
# expect: array('d', [1.8446744073709552e+19])
# expect: array('d', [-9.223372036854776e+18])
# expect: array('d', [1.2089258196146292e+24])
# expect: array('d', [1.5])
# expect: TypeError must be real number, not str
# expect: TypeError must be real number, not str
# expect: TypeError must be real number, not NoneType
# expect: TypeError must be real number, not bytes
# expect: array('d', [1.0])
t(lambda: A())  # expect: TypeError array() takes at least 1 argument (0 given)
t(lambda: A(5))  # expect: TypeError array() argument 1 must be a unicode character, not int
t(lambda: A('x'))  # expect: ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
t(lambda: A('ii'))  # expect: TypeError array() argument 1 must be a unicode character, not str
t(lambda: A('i',5))  # expect: TypeError 'int' object is not iterable
t(lambda: A('i','abc'))  # expect: TypeError cannot use a str to initialize an array with typecode 'i'
t(lambda: A('i',b'\1\0\0\0'))  # expect: array('i', [1])
t(lambda: A('i',b'abc'))  # expect: ValueError bytes length not a multiple of item size
t(lambda: A('i',bytearray(b'\1\0\0\0')))  # expect: array('i', [1])
t(lambda: A('i',(1,2)))  # expect: array('i', [1, 2])
t(lambda: A('i',range(3)))  # expect: array('i', [0, 1, 2])
t(lambda: A('i',iter([1])))  # expect: array('i', [1])
t(lambda: A('h',A('i',[1,2])))  # expect: array('h', [1, 2])
t(lambda: A('h',A('i',[100000])))  # expect: OverflowError signed short integer is greater than maximum
t(lambda: A('i',A('u','ab')))  # expect: TypeError cannot use a unicode array to initialize an array with typecode 'i'
t(lambda: A('u',A('i',[1])))  # expect: TypeError array item must be unicode character
t(lambda: A('u',A('u','xy')))  # expect: array('u', 'xy')
t(lambda: A('i',x=1))  # expect: TypeError array.array() takes no keyword arguments
t(lambda: A('i',[1],2))  # expect: TypeError array() takes at most 2 arguments (3 given)
t(lambda: A('u',b'abcd'))  # expect: ValueError character U+64636261 is not in range [U+0000; U+10ffff]
t(lambda: A('u',['a','b']))  # expect: array('u', 'ab')
t(lambda: A('u',[97]))  # expect: TypeError array item must be unicode character
t(lambda: A('f',[1,2.5]))  # expect: array('f', [1.0, 2.5])
t(lambda: A('i',memoryview(b'abcd')))  # expect: array('i', [97, 98, 99, 100])
a=A('i',[1,2,3,4,5])
t(lambda: a[0])  # expect: 1
t(lambda: a[-1])  # expect: 5
t(lambda: a[5])  # expect: IndexError array index out of range
t(lambda: a[-6])  # expect: IndexError array index out of range
t(lambda: a['a'])  # expect: TypeError array indices must be integers
t(lambda: a[1.5])  # expect: TypeError array indices must be integers
t(lambda: a[1:3])  # expect: array('i', [2, 3])
t(lambda: a[::2])  # expect: array('i', [1, 3, 5])
t(lambda: a[::-1])  # expect: array('i', [5, 4, 3, 2, 1])
t(lambda: a[3:1])  # expect: array('i')
t(lambda: len(a))  # expect: 5
t(lambda: 3 in a)  # expect: True
t(lambda: 3.0 in a)  # expect: True
t(lambda: 'a' in a)  # expect: False
t(lambda: list(a))  # expect: [1, 2, 3, 4, 5]
t(lambda: a+a)  # expect: array('i', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
t(lambda: a+[1])  # expect: TypeError can only append array (not "list") to array
t(lambda: [1]+a)  # expect: TypeError can only concatenate list (not "array.array") to list
t(lambda: a+A('h',[1]))  # expect: TypeError bad argument type for built-in operation
t(lambda: a*2)  # expect: array('i', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
t(lambda: 2*a)  # expect: array('i', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
t(lambda: a*-1)  # expect: array('i')
t(lambda: a*'a')  # expect: TypeError can't multiply sequence by non-int of type 'str'
t(lambda: a*2**62)  # expect: MemoryError 
t(lambda: a+b'a')  # expect: TypeError can only append array (not "bytes") to array
t(lambda: b'a'+A('b',[1]))  # expect: b'a\x01'
t(lambda: a-1)  # expect: TypeError unsupported operand type(s) for -: 'array.array' and 'int'
def s(i,v,init=(1,2,3,4,5),c='i'):
    a=A(c,init)
    a[i]=v
    return a
t(lambda: s(0,9))  # expect: array('i', [9, 2, 3, 4, 5])
t(lambda: s(-1,9))  # expect: array('i', [1, 2, 3, 4, 9])
t(lambda: s(5,9))  # expect: IndexError array assignment index out of range
t(lambda: s('a',9))  # expect: TypeError array indices must be integers
t(lambda: s(0,'a'))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: s(0,2**40))  # expect: OverflowError signed integer is greater than maximum
t(lambda: s(slice(1,3),A('i',[7,8,9])))  # expect: array('i', [1, 7, 8, 9, 4, 5])
t(lambda: s(slice(1,3),A('i')))  # expect: array('i', [1, 4, 5])
t(lambda: s(slice(None,None,2),A('i',[7,8,9])))  # expect: array('i', [7, 2, 8, 4, 9])
t(lambda: s(slice(None,None,2),A('i',[7])))  # expect: ValueError attempt to assign array of size 1 to extended slice of size 3
t(lambda: s(slice(None,None,2),A('i')))  # expect: array('i', [2, 4])
t(lambda: s(slice(0,1),[1]))  # expect: TypeError can only assign array (not "list") to array slice
t(lambda: s(slice(0,1),A('h',[1])))  # expect: TypeError bad argument type for built-in operation
t(lambda: s(slice(4,1),A('i',[9])))  # expect: array('i', [1, 2, 3, 4, 9, 5])
t(lambda: s(slice(None,None,-1),A('i',[9,8,7,6,5])))  # expect: array('i', [5, 6, 7, 8, 9])
t(lambda: s(1.5,2))  # expect: TypeError array indices must be integers
t(lambda: s(slice(1,4,-1),A('i')))  # expect: array('i', [1, 2, 3, 4, 5])
def selfs(sl):
    a=A('i',[1,2,3]); a[sl]=a; return a
t(lambda: selfs(slice(1,2)))  # expect: array('i', [1, 1, 2, 3, 3])
t(lambda: selfs(slice(None,None,-1)))  # expect: array('i', [3, 2, 1])
t(lambda: selfs(slice(0,0)))  # expect: array('i', [1, 2, 3, 1, 2, 3])
def d(i):
    a=A('i',[1,2,3,4,5]); del a[i]; return a
t(lambda: d(0))  # expect: array('i', [2, 3, 4, 5])
t(lambda: d(-1))  # expect: array('i', [1, 2, 3, 4])
t(lambda: d(9))  # expect: IndexError array assignment index out of range
t(lambda: d(slice(1,3)))  # expect: array('i', [1, 4, 5])
t(lambda: d(slice(None,None,2)))  # expect: array('i', [2, 4])
t(lambda: d(slice(None,None,-2)))  # expect: array('i', [2, 4])
t(lambda: d('a'))  # expect: TypeError array indices must be integers
t(lambda: d(slice(4,0,-3)))  # expect: array('i', [1, 3, 4])
def m(name,*args,c='i',init=(1,2,3,2)):
    a=A(c,init); r=getattr(a,name)(*args); return r,a
t(lambda: m('append',5))  # expect: (None, array('i', [1, 2, 3, 2, 5]))
t(lambda: m('append','x'))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: m('append',2**40))  # expect: OverflowError signed integer is greater than maximum
t(lambda: m('append'))  # expect: TypeError array.append() takes exactly one argument (0 given)
t(lambda: m('extend',[5,6]))  # expect: (None, array('i', [1, 2, 3, 2, 5, 6]))
t(lambda: m('extend',A('i',[5])))  # expect: (None, array('i', [1, 2, 3, 2, 5]))
t(lambda: m('extend',A('h',[5])))  # expect: TypeError can only extend with array of same kind
t(lambda: m('extend',5))  # expect: TypeError 'int' object is not iterable
t(lambda: m('extend',[1,'a']))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: m('extend','ab'))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: m('insert',1,9))  # expect: (None, array('i', [1, 9, 2, 3, 2]))
t(lambda: m('insert',-1,9))  # expect: (None, array('i', [1, 2, 3, 9, 2]))
t(lambda: m('insert',99,9))  # expect: (None, array('i', [1, 2, 3, 2, 9]))
t(lambda: m('insert',-99,9))  # expect: (None, array('i', [9, 1, 2, 3, 2]))
t(lambda: m('insert','a',9))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: m('insert',0,'a'))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: m('pop'))  # expect: (2, array('i', [1, 2, 3]))
t(lambda: m('pop',0))  # expect: (1, array('i', [2, 3, 2]))
t(lambda: m('pop',-1))  # expect: (2, array('i', [1, 2, 3]))
t(lambda: m('pop',4))  # expect: IndexError pop index out of range
t(lambda: m('pop',-5))  # expect: IndexError pop index out of range
t(lambda: m('pop','a'))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: A('i').pop())  # expect: IndexError pop from empty array
t(lambda: m('remove',2))  # expect: (None, array('i', [1, 3, 2]))
t(lambda: m('remove',9))  # expect: ValueError array.remove(x): x not in array
t(lambda: m('remove',2.0))  # expect: (None, array('i', [1, 3, 2]))
t(lambda: m('index',2))  # expect: (1, array('i', [1, 2, 3, 2]))
t(lambda: m('index',2,2))  # expect: (3, array('i', [1, 2, 3, 2]))
t(lambda: m('index',2,-1))  # expect: (3, array('i', [1, 2, 3, 2]))
t(lambda: m('index',2,4))  # expect: ValueError array.index(x): x not in array
t(lambda: m('index',2,0,1))  # expect: ValueError array.index(x): x not in array
t(lambda: m('index',9))  # expect: ValueError array.index(x): x not in array
t(lambda: m('index',2,'a'))  # expect: TypeError slice indices must be integers or have an __index__ method
t(lambda: m('count',2))  # expect: (2, array('i', [1, 2, 3, 2]))
t(lambda: m('count','a'))  # expect: (0, array('i', [1, 2, 3, 2]))
t(lambda: m('reverse'))  # expect: (None, array('i', [2, 3, 2, 1]))
t(lambda: m('tolist'))  # expect: ([1, 2, 3, 2], array('i', [1, 2, 3, 2]))
t(lambda: m('tobytes'))  # expect: (b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x02\x00\x00\x00', array('i', [1, 2, 3, 2]))
t(lambda: m('byteswap'))  # expect: (None, array('i', [16777216, 33554432, 50331648, 33554432]))
t(lambda: m('byteswap',c='b'))  # expect: (None, array('b', [1, 2, 3, 2]))
t(lambda: m('byteswap',c='d'))  # expect: (None, array('d', [3.03865e-319, 3.16e-322, 1.0435e-320, 3.16e-322]))
t(lambda: m('byteswap',c='h'))  # expect: (None, array('h', [256, 512, 768, 512]))
t(lambda: m('frombytes',b'\1\0\0\0'))  # expect: (None, array('i', [1, 2, 3, 2, 1]))
t(lambda: m('frombytes',b'abc'))  # expect: ValueError bytes length not a multiple of item size
t(lambda: m('frombytes','a'))  # expect: TypeError a bytes-like object is required, not 'str'
t(lambda: m('frombytes',A('i',[1])))  # expect: TypeError a bytes-like object is required
t(lambda: m('frombytes',5))  # expect: TypeError a bytes-like object is required, not 'int'
t(lambda: m('fromlist',[7,8]))  # expect: (None, array('i', [1, 2, 3, 2, 7, 8]))
t(lambda: m('fromlist',(7,8)))  # expect: TypeError arg must be list
t(lambda: m('fromlist',[7,'a']))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: m('fromunicode','a'))  # expect: ValueError fromunicode() may only be called on unicode type arrays
t(lambda: m('tounicode'))  # expect: ValueError tounicode() may only be called on unicode type arrays
t(lambda: m('fromunicode','xy',c='u',init='ab'))  # expect: (None, array('u', 'abxy'))
t(lambda: m('fromunicode',5,c='u',init='ab'))  # expect: TypeError fromunicode() argument must be str, not int
t(lambda: m('tounicode',c='u',init='ab\u1234\U00012345'))  # expect: ('abሴ𒍅', array('u', 'abሴ𒍅'))
t(lambda: m('__copy__'))  # expect: (array('i', [1, 2, 3, 2]), array('i', [1, 2, 3, 2]))
t(lambda: m('__deepcopy__',{}))  # expect: (array('i', [1, 2, 3, 2]), array('i', [1, 2, 3, 2]))
t(lambda: m('buffer_info')[0][1])  # expect: 4
t(lambda: m('fromfile',1,2))  # expect: AttributeError 'int' object has no attribute 'read'
t(lambda: m('tofile',1))  # expect: AttributeError 'int' object has no attribute 'write'
t(lambda: m('__reduce_ex__',2))  # expect: ((<class 'array.array'>, ('i', [1, 2, 3, 2]), None), array('i', [1, 2, 3, 2]))
t(lambda: m('__reduce_ex__',3))  # expect: ((<built-in function _array_reconstructor>, (<class 'array.array'>, 'i', 8, b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x02\x00\x00\x00'), None), array('i', [1, 2, 3, 2]))
t(lambda: m('__reduce_ex__',3,c='u',init='ab'))  # expect: ((<built-in function _array_reconstructor>, (<class 'array.array'>, 'u', 20, b'a\x00\x00\x00b\x00\x00\x00'), None), array('u', 'ab'))
t(lambda: m('__reduce_ex__',2,c='d',init=[1.5]))  # expect: ((<class 'array.array'>, ('d', [1.5]), None), array('d', [1.5]))
t(lambda: m('__reduce_ex__','a'))  # expect: TypeError __reduce_ex__ argument should be an integer
t(lambda: m('__reduce_ex__',4,c='Q'))  # expect: ((<built-in function _array_reconstructor>, (<class 'array.array'>, 'Q', 10, b'\x01\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00'), None), array('Q', [1, 2, 3, 2]))
class S(A): pass
x=S('i',[1]); x.foo=5
t(lambda: x.__reduce_ex__(3))  # expect: (<built-in function _array_reconstructor>, (<class '__main__.S'>, 'i', 8, b'\x01\x00\x00\x00'), {'foo': 5})
t(lambda: x.foo)  # expect: 5
t(lambda: x)  # expect: S('i', [1])
t(lambda: type(x[0:1]))  # expect: <class 'array.array'>
t(lambda: type(x+x))  # expect: <class 'array.array'>
t(lambda: x==A('i',[1]))  # expect: True
t(lambda: type(x.__copy__()))  # expect: <class 'array.array'>
R=array._array_reconstructor
for mf in range(-1,23):
    t(lambda: R(A,'i',mf,b'\1\2\3\4\5\6\7\x08'))
# expect: ValueError third argument must be a valid machine format code.
# expect: array('B', [1, 2, 3, 4, 5, 6, 7, 8])
# expect: array('b', [1, 2, 3, 4, 5, 6, 7, 8])
# expect: array('H', [513, 1027, 1541, 2055])
# expect: array('H', [258, 772, 1286, 1800])
# expect: array('h', [513, 1027, 1541, 2055])
# expect: array('h', [258, 772, 1286, 1800])
# expect: array('I', [67305985, 134678021])
# expect: array('I', [16909060, 84281096])
# expect: array('i', [67305985, 134678021])
# expect: array('i', [16909060, 84281096])
# expect: array('Q', [578437695752307201])
# expect: array('Q', [72623859790382856])
# expect: array('q', [578437695752307201])
# expect: array('q', [72623859790382856])
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError cannot use a str to initialize an array with typecode 'i'
# expect: TypeError cannot use a str to initialize an array with typecode 'i'
# expect: UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)
# expect: UnicodeDecodeError 'utf-32-be' codec can't decode bytes in position 0-3: code point not in range(0x110000)
# expect: ValueError third argument must be a valid machine format code.
t(lambda: R(A,'u',20,b'a\0\0\0'))  # expect: array('u', 'a')
t(lambda: R(A,'u',18,b'a\0b\0'))  # expect: array('u', 'ab')
t(lambda: R(A,'u',21,b'\0\0\0a'))  # expect: ValueError string length not a multiple of item size
t(lambda: R(A,'d',16,b'\0'*8))  # expect: array('d', [0.0])
t(lambda: R(A,'d',17,b'?\xf0'+b'\0'*6))  # expect: array('d', [1.0])
t(lambda: R(A,'f',15,b'?\x80\0\0'))  # expect: array('f', [1.0])
t(lambda: R(A,'x',1,b''))  # expect: ValueError second argument must be a valid type code
t(lambda: R(int,'i',1,b''))  # expect: TypeError int is not a subtype of array.array
t(lambda: R(5,'i',1,b''))  # expect: TypeError first argument must be a type object, not int
t(lambda: R(A,'i',1,'a'))  # expect: TypeError fourth argument should be bytes, not str
t(lambda: R(A,'i',1))  # expect: TypeError _array_reconstructor expected 4 arguments, got 3
t(lambda: R(S,'i',8,b'\1\0\0\0'))  # expect: S('i', [1])
t(lambda: R(A,5,1,b''))  # expect: TypeError _array_reconstructor() argument 2 must be a unicode character, not int
t(lambda: R(A,'i',8,b'\1\0\0'))  # expect: ValueError bytes length not a multiple of item size
t(lambda: R(A,'i','a',b''))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: R(A,'q',0,b'\xff'))  # expect: array('B', [255])
t(lambda: R(A,'i',9,b'\0\0\0\1'))  # expect: array('i', [1])
t(lambda: R(A,'i',13,b'\0\0\0\0\0\0\0\1'))  # expect: array('q', [1])
t(lambda: R(A,'b',13,b'\0\0\0\0\0\0\xff\1'))  # expect: array('q', [65281])
t(lambda: R(A,'H',4,b'\1\0\0\1'))  # expect: array('h', [1, 256])
t(lambda: R(A,'d',14,b'\0\0\x80?'))  # expect: array('d', [1.0])
t(lambda: A('i',[1,2])==A('i',[1,2]))  # expect: True
t(lambda: A('i',[1,2])==A('h',[1,2]))  # expect: True
t(lambda: A('i',[1,2])<A('i',[1,3]))  # expect: True
t(lambda: A('i',[1,2])<A('i',[1]))  # expect: False
t(lambda: A('i')==[])  # expect: False
t(lambda: A('i')<[])  # expect: TypeError '<' not supported between instances of 'array.array' and 'list'
t(lambda: A('f',[1.0])==A('i',[1]))  # expect: True
t(lambda: A('d',[float('nan')])==A('d',[float('nan')]))  # expect: False
t(lambda: A('u','a')==A('u','a'))  # expect: True
t(lambda: A('u','a')==A('i',[97]))  # expect: False
t(lambda: A('i',[1])!=A('i',[1]))  # expect: False
t(lambda: A('B',[200])<A('B',[3]))  # expect: False
t(lambda: A('b',[-1])<A('B',[3]))  # expect: True
t(lambda: A('Q',[2**64-1])>A('q',[-1]))  # expect: True
t(lambda: hash(A('i')))  # expect: TypeError unhashable type: 'array.array'
b=A('i',[1,2,3]); mv=memoryview(b)
t(lambda: b.append(1))  # expect: BufferError cannot resize an array that is exporting buffers
t(lambda: b.pop())  # expect: BufferError cannot resize an array that is exporting buffers
t(lambda: b.extend([1]))  # expect: BufferError cannot resize an array that is exporting buffers
t(lambda: b.frombytes(b'\0\0\0\0'))  # expect: BufferError cannot resize an array that is exporting buffers
t(lambda: b.insert(0,1))  # expect: BufferError cannot resize an array that is exporting buffers
t(lambda: b.remove(1))  # expect: BufferError cannot resize an array that is exporting buffers
t(lambda: b.fromlist([1]))  # expect: BufferError cannot resize an array that is exporting buffers
t(lambda: b.fromlist([]))  # expect: None
def f(): del b[0]
t(f)  # expect: BufferError cannot resize an array that is exporting buffers
def f(): b[0:1]=A('i',[5,6])
t(f)  # expect: BufferError cannot resize an array that is exporting buffers
def f(): b[0:1]=A('i',[5])
t(f)  # expect: None
def f():
    global b
    b+=A('i',[1])
t(f)  # expect: BufferError cannot resize an array that is exporting buffers
def f():
    global b
    b*=2
t(f)  # expect: BufferError cannot resize an array that is exporting buffers
t(lambda: b)  # expect: array('i', [5, 2, 3])
t(lambda: mv.tolist())  # expect: [5, 2, 3]
t(lambda: (mv.format,mv.itemsize,mv.shape,mv.strides,mv.readonly,mv.nbytes,mv.obj is b)); mv[1]=77  # expect: ('i', 4, (3,), (4,), False, 12, True)
t(lambda: b); mv.release()  # expect: array('i', [5, 77, 3])
t(lambda: b.append(1))  # expect: None
def ia(x):
    a=A('i',[1]); a+=x; return a
t(lambda: ia(A('i',[2])))  # expect: array('i', [1, 2])
t(lambda: ia([2]))  # expect: TypeError can only extend array with array (not "list")
t(lambda: ia(A('h',[2])))  # expect: TypeError can only extend with array of same kind
def im(n):
    a=A('i',[1,2]); a*=n; return a
t(lambda: im(3))  # expect: array('i', [1, 2, 1, 2, 1, 2])
t(lambda: im(0))  # expect: array('i')
t(lambda: im('a'))  # expect: TypeError can't multiply sequence by non-int of type 'str'
t(lambda: im(-1))  # expect: array('i')
def sx():
    a=A('i',[1,2]); a.extend(a); a+=a; return a
t(sx)  # expect: array('i', [1, 2, 1, 2, 1, 2, 1, 2])
it=iter(A('i',[1,2]))
t(lambda: type(it))  # expect: <class 'array.arrayiterator'>
t(lambda: next(it))  # expect: 1
t(lambda: it.__reduce__())  # expect: (<built-in function iter>, (array('i', [1, 2]),), 1)
t(lambda: it.__setstate__(0))  # expect: None
t(lambda: list(it))  # expect: [1, 2]
t(lambda: it.__reduce__())  # expect: (<built-in function iter>, ((),))
t(lambda: next(it))  # expect: StopIteration 
t(lambda: hasattr(it,'__length_hint__'))  # expect: False
t(lambda: list(reversed(A('i',[1,2]))))  # expect: [2, 1]
t(lambda: A('u','a\'b'))  # expect: array('u', "a'b")
t(lambda: A('u'))  # expect: array('u')
t(lambda: str(A('b',[1])))  # expect: array('b', [1])
t(lambda: A('i').__sizeof__())  # expect: 64
t(lambda: A('i',[1,2,3]).__sizeof__())  # expect: 76
t(lambda: A('b',b'abc'))  # expect: array('b', [97, 98, 99])
t(lambda: bytes(A('h',[1,2])))  # expect: b'\x01\x00\x02\x00'
t(lambda: b'abc'==A('b',b'abc'))  # expect: False
t(lambda: A('b',b'abc')==b'abc')  # expect: False
t(lambda: memoryview(A('u','ab')).tolist())  # expect: NotImplementedError memoryview: format w not supported
t(lambda: memoryview(A('u','ab'))==memoryview(A('u','ab')))  # expect: False
t(lambda: memoryview(A('d',[1.5]))[0])  # expect: 1.5
t(lambda: memoryview(A('i',[1,2]))==A('h',[1,2]))  # expect: True
t(lambda: [A('i',[1]).__class_getitem__(int)])  # expect: AttributeError 'array.array' object has no attribute '__class_getitem__'
t(lambda: A[int])  # expect: TypeError type 'array.array' is not subscriptable
import weakref,gc
t(lambda: weakref.ref(b)() is b)  # expect: True
t(lambda: gc.is_tracked(b))  # expect: True
def f(): b.foo=1
t(f)  # expect: AttributeError 'array.array' object has no attribute 'foo'
def f(): b.itemsize=1
t(f)  # expect: AttributeError attribute 'itemsize' of 'array.array' objects is not writable
match A('i',[1,2]):
    case [x,y]: print(x,y)  # expect: 1 2
class E:
    def __index__(self): return 3
t(lambda: A('i',[E()]))  # expect: array('i', [3])
t(lambda: A('Q',[E()]))  # expect: array('Q', [3])
t(lambda: A('q',[E()]))  # expect: array('q', [3])
t(lambda: A('L',[E()]))  # expect: array('L', [3])
t(lambda: A('B',[E()]))  # expect: array('B', [3])
t(lambda: A('i',[1,2,3,4])[E()])  # expect: 4
t(lambda: A('i',[1])*E())  # expect: array('i', [1, 1, 1])
class FF:
    def __init__(self,d): self.d=d
    def read(self,n): print('read',n); return self.d
    def write(self,b): print('write',b)
t(lambda: m('fromfile',FF(b'\1\0\0\0'*2),2))
# expect: read 8
# expect: (None, array('i', [1, 2, 3, 2, 1, 1]))
t(lambda: m('fromfile',FF(b'\1\0\0\0'),2))
# expect: read 8
# expect: EOFError read() didn't return enough bytes
t(lambda: m('fromfile',FF('a'),2))
# expect: read 8
# expect: TypeError read() didn't return bytes
t(lambda: m('fromfile',FF(b''),-1))  # expect: ValueError negative count
t(lambda: m('fromfile',FF(b'abc'),1))
# expect: read 4
# expect: ValueError bytes length not a multiple of item size
t(lambda: m('tofile',FF(b'')))
# expect: write b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x02\x00\x00\x00'
# expect: (None, array('i', [1, 2, 3, 2]))
t(lambda: A('b').tofile(FF(b'')))  # expect: None
