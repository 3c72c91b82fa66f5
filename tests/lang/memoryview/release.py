# A released view refuses everything but comparing and releasing; a bytearray cannot grow while somebody looks at it.
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
b=bytearray(b'abc'); v=memoryview(b)
t(lambda: b.append(1))  # expect: BufferError Existing exports of data: object cannot be re-sized
t(lambda: b.extend(b''))  # expect: None
t(lambda:b.clear())  # expect: BufferError Existing exports of data: object cannot be re-sized
t(lambda:b.pop())  # expect: BufferError Existing exports of data: object cannot be re-sized
w=memoryview(v); x=v[1:]
t(lambda: v.release())  # expect: None
t(lambda: v.tolist())  # expect: ValueError operation forbidden on released memoryview object
t(lambda: b.append(1))  # expect: BufferError Existing exports of data: object cannot be re-sized
t(lambda: repr(v)[:20])  # expect: <released memory at 
t(lambda: w.release())  # expect: None
t(lambda:b.append(1))  # expect: BufferError Existing exports of data: object cannot be re-sized
t(lambda: x.tolist())  # expect: [98, 99]
x.release()
t(lambda: b.append(1))  # expect: None
t(lambda: b)  # expect: bytearray(b'abc\x01')
t(lambda: v.nbytes)  # expect: ValueError operation forbidden on released memoryview object
t(lambda: v.obj)  # expect: ValueError operation forbidden on released memoryview object
t(lambda: len(v))  # expect: ValueError operation forbidden on released memoryview object
t(lambda: v==v)  # expect: True
t(lambda: v==w)  # expect: False
t(lambda: hash(v))  # expect: ValueError operation forbidden on released memoryview object
t(lambda: v.release())  # expect: None
t(lambda:v.__enter__())  # expect: ValueError operation forbidden on released memoryview object
t(lambda: v.__exit__(1,2,3))  # expect: None
t(lambda: bytes(v))  # expect: ValueError operation forbidden on released memoryview object
t(lambda: memoryview(v))  # expect: ValueError operation forbidden on released memoryview object
t(lambda: v.format)  # expect: ValueError operation forbidden on released memoryview object
t(lambda: memoryview.__module__)  # expect: builtins
