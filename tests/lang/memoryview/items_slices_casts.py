# Items, slices, casts and comparison of memoryviews.
import gc
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
m=memoryview(b'abcdef')
t(lambda: type(iter(m)))  # expect: <class 'memory_iterator'>
t(lambda: gc.is_tracked(m))  # expect: True
t(lambda: gc.is_tracked(iter(m)))  # expect: True
t(lambda: m.cast('e'))  # expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
t(lambda: m.cast('e')[0])  # expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
t(lambda: m.cast('@h').format)  # expect: @h
t(lambda: m.cast('<h').format)  # expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
t(lambda: m.cast('xx').format)  # expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
t(lambda: m.cast('h',[3]).shape)  # expect: (3,)
t(lambda: m.cast('h',[2,2]))  # expect: TypeError memoryview: product(shape) * itemsize != buffer size
t(lambda: m.cast('h',[-1]))  # expect: ValueError memoryview.cast(): elements of shape must be integers > 0
t(lambda: m.cast('h',(0,)))  # expect: ValueError memoryview.cast(): elements of shape must be integers > 0
t(lambda: m.cast('h',('a',)))  # expect: TypeError memoryview.cast(): elements of shape must be integers
t(lambda: m.cast('h',5))  # expect: TypeError shape must be a list or a tuple
t(lambda: m.cast('q'))  # expect: TypeError memoryview: length is not a multiple of itemsize
t(lambda: m.cast('B',[2,3]).tolist())  # expect: [[97, 98, 99], [100, 101, 102]]
t(lambda: m.cast('B',[2,3])[1,2])  # expect: 102
t(lambda: m.cast('B',[2,3])[1,3])  # expect: IndexError index out of bounds on dimension 2
t(lambda: m.cast('B',[2,3])[1])  # expect: NotImplementedError multi-dimensional sub-views are not implemented
t(lambda: m.cast('B',[2,3])[1,2,3])  # expect: TypeError cannot index 2-dimension view with 3-element tuple
t(lambda: m.cast('B',[2,3])[0:1].tolist())  # expect: [[97, 98, 99]]
t(lambda: m.cast('B',[2,3])[0:1,0:1].tolist())  # expect: NotImplementedError multi-dimensional slicing is not implemented
t(lambda: m.cast('B',[2,3])[::-1].tolist())  # expect: [[100, 101, 102], [97, 98, 99]]
t(lambda: m.cast('B',[2,3]).strides)  # expect: (3, 1)
t(lambda: m.cast('B',[2,3]).tobytes('F'))  # expect: b'adbecf'
t(lambda: m.cast('B',[2,3]).tobytes('X'))  # expect: ValueError order must be 'C', 'F' or 'A'
t(lambda: m.cast('B',[2,3]).tobytes(3))  # expect: TypeError tobytes() argument 'order' must be str or None, not int
t(lambda: m.cast('B',[2,3]).hex(':'))  # expect: 61:62:63:64:65:66
t(lambda: list(m.cast('B',[2,3])))  # expect: NotImplementedError multi-dimensional sub-views are not implemented
t(lambda: len(m.cast('B',[2,3])))  # expect: 2
t(lambda: 1 in m.cast('B',[2,3]))  # expect: NotImplementedError multi-dimensional sub-views are not implemented
t(lambda: m.cast('B',[2,3]).cast('B').tolist())  # expect: [97, 98, 99, 100, 101, 102]
t(lambda: m.cast('B',[2,3]).cast('B',[3,2]).tolist())  # expect: TypeError memoryview: cast must be 1D -> ND or ND -> 1D
t(lambda: m[::2].cast('B').tolist())  # expect: TypeError memoryview: casts are restricted to C-contiguous views
t(lambda: m[::2].tobytes())  # expect: b'ace'
t(lambda: bytes(m[::2]))  # expect: b'ace'
t(lambda: m['a'])  # expect: TypeError memoryview: invalid slice key
t(lambda: m[1.0])  # expect: TypeError memoryview: invalid slice key
t(lambda: m[10])  # expect: IndexError index out of bounds on dimension 1
t(lambda: m[1,2])  # expect: TypeError cannot index 1-dimension view with 2-element tuple
t(lambda: m[...])  # expect: TypeError memoryview: invalid slice key
t(lambda: m[()])  # expect: NotImplementedError sub-views are not implemented
t(lambda: m[1,])  # expect: 98
def s(i,v,fmt='B', data=None):
    m=memoryview(bytearray(b'abcdef')).cast(fmt)
    m[i]=v
    return m.tolist()
t(lambda: s(0,300))  # expect: ValueError memoryview: invalid value for format 'B'
t(lambda: s(0,'a'))  # expect: TypeError memoryview: invalid type for format 'B'
t(lambda: s(0,b'a','c'))  # expect: [b'a', b'b', b'c', b'd', b'e', b'f']
t(lambda: s(0,b'ab','c'))  # expect: ValueError memoryview: invalid value for format 'c'
t(lambda: s(0,1,'c'))  # expect: TypeError memoryview: invalid type for format 'c'
t(lambda: s(0,-40000,'h'))  # expect: ValueError memoryview: invalid value for format 'h'
t(lambda: s(0,1.5,'h'))  # expect: TypeError memoryview: invalid type for format 'h'
t(lambda: s(0,1,'?'))  # expect: [True, True, True, True, True, True]
t(lambda: s(slice(0,2),b'xy'))  # expect: [120, 121, 99, 100, 101, 102]
t(lambda: s(slice(0,2),b'xyz'))  # expect: ValueError memoryview assignment: lvalue and rvalue have different structures
t(lambda: s(slice(0,2),[1,2]))  # expect: TypeError a bytes-like object is required, not 'list'
t(lambda: s(slice(0,2),b'xy','b'))  # expect: ValueError memoryview assignment: lvalue and rvalue have different structures
t(lambda: s(slice(0,6,2),b'xyz'))  # expect: [120, 98, 121, 100, 122, 102]
t(lambda: s('a',1))  # expect: TypeError memoryview: invalid slice key
t(lambda: s((1,2),1))  # expect: TypeError cannot index 1-dimension view with 2-element tuple
t(lambda: s((1,),1))  # expect: [97, 1, 99, 100, 101, 102]
t(lambda: s(9,1))  # expect: IndexError index out of bounds on dimension 1
t(lambda: s(...,1))  # expect: TypeError memoryview: invalid slice key
def d():
    m=memoryview(bytearray(b'abcdef')); del m[0]
t(d)  # expect: TypeError cannot delete memory
def ro():
    m[0]=1
t(ro)  # expect: TypeError cannot modify read-only memory
t(lambda: hash(m)==hash(b'abcdef'))  # expect: True
t(lambda: hash(memoryview(bytearray(b'a'))))  # expect: ValueError cannot hash writable memoryview object
t(lambda: hash(m.cast('h')))  # expect: ValueError memoryview: hashing is restricted to formats 'B', 'b' or 'c'
t(lambda: hash(m[::2])==hash(b'ace'))  # expect: True
t(lambda: hash(memoryview(bytearray(b'a')).toreadonly()))  # expect: TypeError unhashable type: 'bytearray'
t(lambda: m<m)  # expect: TypeError '<' not supported between instances of 'memoryview' and 'memoryview'
t(lambda: m==b'abcdef')  # expect: True
t(lambda:m=='a')  # expect: False
t(lambda: m==m.cast('b'))  # expect: True
t(lambda: m.cast('h')==m)  # expect: False
t(lambda: memoryview(5))  # expect: TypeError memoryview: a bytes-like object is required, not 'int'
t(lambda: memoryview())  # expect: TypeError memoryview() missing required argument 'object' (pos 1)
t(lambda: memoryview(object=b'a').tolist())  # expect: [97]
t(lambda: memoryview(b'a',b'b'))  # expect: TypeError memoryview() takes at most 1 argument (2 given)
t(lambda: memoryview(obj=b'a'))  # expect: TypeError memoryview() missing required argument 'object' (pos 1)
t(lambda: type('X',(memoryview,),{}))  # expect: TypeError type 'memoryview' is not an acceptable base type
t(lambda: memoryview(b'').cast('h').shape)  # expect: (0,)
t(lambda: memoryview(b'').c_contiguous)  # expect: True
t(lambda: memoryview(b'a').cast('B',[]).tolist())  # expect: 97
t(lambda: len(memoryview(b'a').cast('B',[])))  # expect: 1
t(lambda: memoryview(b'a').cast('B',[])[()])  # expect: 97
t(lambda: memoryview(b'a').cast('B',[])[0])  # expect: TypeError invalid indexing of 0-dim memory
t(lambda: memoryview(b'a').cast('B',[])[...].shape)  # expect: ()
t(lambda: memoryview(b'a').cast('B',[])==b'a')  # expect: False
t(lambda: iter(memoryview(b'a').cast('B',[])))  # expect: TypeError invalid indexing of 0-dim memory
t(lambda: memoryview(b'a'*8).cast('B',[2,4]).cast('h',[2,2]))  # expect: TypeError memoryview: cast must be 1D -> ND or ND -> 1D
t(lambda: memoryview(b'a'*8).cast('B',[2]*65))  # expect: ValueError memoryview: number of dimensions must not exceed 64
t(lambda: m.suboffsets)  # expect: ()
t(lambda: m.strides)  # expect: (1,)
t(lambda: (m.c_contiguous,m.f_contiguous,m.contiguous))  # expect: (True, True, True)
t(lambda: (m[::2].c_contiguous,m[::2].f_contiguous,m[::2].contiguous))  # expect: (False, False, False)
t(lambda: m[::2].strides)  # expect: (2,)
