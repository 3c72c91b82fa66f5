# md5, sha1, sha256 and their sisters, as their modules have them.
import _md5,_sha1,_sha256,_sha512
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
h=_sha256.sha256(b'abc')
t(lambda: h.name)  # expect: sha256
t(lambda: h.digest_size)  # expect: 32
t(lambda: h.block_size)  # expect: 64
t(lambda: h.update('a'))  # expect: TypeError Strings must be encoded before hashing
t(lambda: h.update())  # expect: TypeError sha256.update() takes exactly one argument (0 given)
t(lambda: h.update(1))  # expect: TypeError object supporting the buffer API required
t(lambda:_sha256.sha256('a'))  # expect: TypeError Strings must be encoded before hashing
t(lambda:_sha256.sha256(string=b'a').hexdigest())  # expect: ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
t(lambda:_sha256.sha256(data=b'a'))  # expect: TypeError 'data' is an invalid keyword argument for sha256()
t(lambda:_sha256.sha256(b'a',usedforsecurity=False).name)  # expect: sha256
t(lambda:_sha256.sha256(b'a',b'b'))  # expect: TypeError sha256() takes at most 1 positional argument (2 given)
t(lambda:type(h)())  # expect: TypeError cannot create '_sha256.sha256' instances
t(lambda:_sha256.sha256(memoryview(b'abcd')[::2]))  # expect: BufferError memoryview: underlying buffer is not C-contiguous
t(lambda: h.copy().hexdigest())  # expect: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
t(lambda:type(_sha256.sha224()))  # expect: <class '_sha256.sha224'>
t(lambda: _sha256.sha224().name)  # expect: sha224
t(lambda: (_sha512.sha384().name, _sha512.sha384().block_size))  # expect: ('sha384', 128)
t(lambda:h.hexdigest(1))  # expect: TypeError sha256.hexdigest() takes no arguments (1 given)
t(lambda:h.name.x)  # expect: AttributeError 'str' object has no attribute 'x'
def a(): h.name='x'
t(a)  # expect: AttributeError attribute 'name' of '_sha256.sha256' objects is not writable
t(lambda:h==h.copy())  # expect: False
t(lambda: _md5.MD5Type)  # expect: <class '_md5.md5'>
t(lambda: _sha1.SHA1Type)  # expect: <class '_sha1.sha1'>
t(lambda: _sha256.SHA224Type.__module__)  # expect: _sha256
t(lambda: hash(h)!=0)  # expect: True
t(lambda: type('X',(type(h),),{}))  # expect: TypeError type '_sha256.sha256' is not an acceptable base type
t(lambda: memoryview(b'a').cast('B',[]) and h.update(memoryview(b'a').cast('B',[])))  # expect: None
t(lambda: h.update(memoryview(b'abcd').cast('B',[2,2])))  # expect: None
t(lambda: h.update(memoryview(b'abcd')[::2]))  # expect: BufferError memoryview: underlying buffer is not C-contiguous

t(lambda: _md5.md5(b'a' * 1000).hexdigest())  # expect: cabe45dcc9ae5b66ba86600cca6b8ba8
t(lambda: _sha1.sha1(b'a' * 1000).hexdigest())  # expect: 291e9a6c66994949b57ba5e650361e98fc36b1ba
t(lambda: _sha256.sha224(b'a' * 1000).hexdigest())  # expect: 4e8f0ce90b64661a2b5e84be6d93a7d9b76871062f1814433d04a03d
t(lambda: _sha512.sha384(b'a' * 1000).hexdigest())  # expect: f54480689c6b0b11d0303285d9a81b21a93bca6ba5a1b4472765dca4da45ee328082d469c650cd3b61b16d3266ab8ced
t(lambda: _sha512.sha512(b'a' * 1000).digest())  # expect: b'g\xbaU5\xa4n?\x86\xdb\xfb\xed\x8c\xbb\xaf\x01%\xc7n\xd5I\xff\x8b\x0b\x9e\x03\xe0\xc8\x8c\xf9\x0f\xa64\xfa{\x12\xb4}w\xb6\x94\xdeH\x8a\xce\x8d\x9ae\x96}\xc9m\xf5\x99r}2\x92\xa8\xd9\xd4Gp\x9c\x97'
