# Encodings of the library, error handlers, incremental decoders, and the functions of _codecs.
import codecs
def t(f,*a,**k):
    try: print(getattr(f,'__name__','?'), a[1:], ascii(f(*a,**k)))
    except BaseException as e: print(getattr(f,'__name__','?'), a[1:], type(e).__name__, ascii(str(e)))
S='aé€\U0001F600\udc80z+~-\\\n'
for enc in ['cp1252','koi8-r','utf-7','utf_16','utf-16-be','utf-32','utf-8-sig','latin-1','ascii','cp437','iso8859-15','mac-roman','punycode','rot13','nope','unicode_escape','raw_unicode_escape','cp037','charmap','big5x']:
    for err in ['strict','ignore','replace','xmlcharrefreplace','backslashreplace','surrogateescape','surrogatepass','ignore']:
        t(str.encode, S, enc, err)
    t(str.encode,'abc',enc)
    try: b='héé xyz'.encode(enc)
    except Exception as e: b=b'h\xe9\xe9'
    t(bytes.decode,b,enc)
    for err in ['strict','ignore','replace','backslashreplace','surrogateescape','surrogatepass','ignore']:
        t(bytes.decode, b'a\xff\xfe\x80\xed\xa0\x80+AB-\x81q\\u12', enc, err)
for name in ['strict','ignore','replace','xmlcharrefreplace','backslashreplace','surrogateescape','surrogatepass']:
    h=codecs.lookup_error(name); print(h.__name__)
    for e in [UnicodeEncodeError('ascii','aé\udc80',1,3,'r'),UnicodeDecodeError('utf-8',b'a\xff\xed\xa0\x80',1,3,'r'),UnicodeDecodeError('utf-8',b'a\xff\xed\xa0\x80',2,3,'r'),UnicodeTranslateError('aé',1,2,'r'),ValueError()]:
        t(h,e)
codecs.register_error('mine', lambda e: ('<%s>'%e.object[e.start:e.end], e.end))
codecs.register_error('mineb', lambda e: (b'\xfe', e.end))
codecs.register_error('bad', lambda e: 5)
codecs.register_error('far', lambda e: ('',99))
for enc in ['ascii','cp1252','utf-8','latin-1','utf-16']:
    for err in ['mine','mineb','bad','far']:
        t(str.encode,S,enc,err); t(bytes.decode,b'a\xff\x81\xed',enc,err)
import encodings
d=codecs.getincrementaldecoder('utf-16')()
print([d.decode(bytes([c])) for c in 'aé\U0001F600'.encode('utf-16')], d.getstate())
d=codecs.getincrementaldecoder('utf-8')()
print([d.decode(bytes([c])) for c in 'aé\U0001F600'.encode()], d.getstate())
d=codecs.getincrementaldecoder('utf-7')()
print([d.decode(bytes([c])) for c in 'aé\U0001F600-x'.encode('utf-7')], d.getstate())
for f in ['utf_8','utf_16','utf_16_le','utf_32','utf_32_be','utf_7','ascii','latin_1','unicode_escape','raw_unicode_escape','escape']:
    e=getattr(codecs,f+'_encode'); g=getattr(codecs,f+'_decode')
    for s in ['a','é','\U0001F600',b'a\xe9\n\'\\',5]: t(e,s); t(e,s,None)
    for b in [b'a',b'a\xe9',b'\xff\xfeab',b'\\x4','\\u1',b'abc\xf0\x9f',b'\\',b'\\N{EM DASH}' if 0 else b'']: t(g,b); t(g,b,'ignore')
t(codecs.utf_16_ex_decode,b'\xfe\xff\0a'); t(codecs.utf_16_ex_decode,b'a\0\xff','strict',-1); t(codecs.utf_16_ex_decode,b'a\0\xff','strict',1,True); t(codecs.utf_32_ex_decode,b'\xff\xfe\0\0a\0\0\0')
t(codecs.utf_16_encode,'a','strict',-1);t(codecs.utf_16_encode,'a','strict',1);t(codecs.utf_16_encode,'a','strict',0)
t(codecs.charmap_decode,b'abc','strict',{97:'x',98:None}); t(codecs.charmap_decode,b'ab','replace',{97:'x',98:None}); t(codecs.charmap_encode,'abc','strict',{97:b'xx',98:99}); t(codecs.charmap_encode,'abc','strict',{97:300}); t(codecs.charmap_encode,'abc','replace',{97:1,63:2}); t(codecs.charmap_encode,'ab','strict',{97:'x'}); t(codecs.charmap_decode,b'a','strict',{97:-1})
t(codecs.register,5); t(codecs.lookup,5); t(codecs.lookup_error,5); t(codecs.lookup_error,'x'); t(codecs.register_error,'a',5); t(codecs.readbuffer_encode,'é')
