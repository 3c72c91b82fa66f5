# zlib: at once and piece by piece, limits, dictionaries, and what is refused.
import zlib, gzip, copy
data = bytes(range(256)) * 500 + b'the end'
def error(f, *args, **kw):
    try: print(f(*args, **kw))
    except Exception as e: print(type(e).__name__, e)
print(zlib.compress(b'hello')[:2], zlib.compress(b'hello', 9)[:2], zlib.compress(b'a', wbits=-15))  # expect: b'x\x9c' b'x\xda' b'K\x04\x00'
print(all(zlib.decompress(zlib.compress(data, level)) == data for level in range(-1, 10)))  # expect: True
print(zlib.crc32(b'abc'), zlib.adler32(b'abc'), zlib.crc32(b'c', zlib.crc32(b'ab')), zlib.crc32(b'', -1))  # expect: 891568578 38600999 891568578 4294967295
error(zlib.compress, data, 10)  # expect: error Bad compression level
error(zlib.compress, 'x')  # expect: TypeError a bytes-like object is required, not 'str'
error(zlib.decompress, b'abc')  # expect: error Error -3 while decompressing data: incorrect header check
error(zlib.decompress, zlib.compress(data)[:-3])  # expect: error Error -5 while decompressing data: incomplete or truncated stream
error(zlib.decompress, zlib.compress(data), bufsize=-1)  # expect: ValueError bufsize must be non-negative
error(zlib.compressobj, 1, 5)  # expect: ValueError Invalid initialization option
error(zlib.decompressobj, 99)  # expect: ValueError Invalid initialization option
c = zlib.compressobj(level=9)
half = c.compress(data[:1000])
twin = copy.copy(c)
whole = half + c.compress(data[1000:]) + c.flush()
print(zlib.decompress(whole) == data, zlib.decompress(half + twin.flush()) == data[:1000])  # expect: True True
error(c.compress, b'x')  # expect: error Error -2 while compressing data: inconsistent stream state
d = zlib.decompressobj()
out = d.decompress(whole + b'more', 10)
print(out == data[:10], d.eof, d.unused_data, len(d.unconsumed_tail) > 4)  # expect: True False b'' True
while not d.eof: out += d.decompress(d.unconsumed_tail, 1000)
print(out == data, d.unused_data, d.unconsumed_tail, d.flush())  # expect: True b'more' b'more' b''
error(d.decompress, b'', -1)  # expect: ValueError max_length must be non-negative
error(d.flush, 0)  # expect: ValueError length must be greater than zero
c = zlib.compressobj(zdict=b'hello world')
packed = c.compress(b'hello world hello') + c.flush()
error(zlib.decompress, packed)  # expect: error Error 2 while decompressing data
print(zlib.decompressobj(zdict=b'hello world').decompress(packed))  # expect: b'hello world hello'
error(zlib.decompressobj, zdict=5)  # expect: TypeError zdict argument must support the buffer protocol
error(type(c))  # expect: TypeError cannot create 'zlib.Compress' instances
print(gzip.decompress(gzip.compress(data)) == data)  # expect: True
