# str_error_handlers.py -- what encoders and decoders put in the place of what they cannot turn.
for errors in ('ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace'):
    print('a\u20acb\U0001F600'.encode('ascii', errors))
# expect: b'ab'
# expect: b'a?b?'
# expect: b'a\\u20acb\\U0001f600'
# expect: b'a&#8364;b&#128512;'
raw = b'ok \xff\xfe \xe2\x82'
for errors in ('ignore', 'replace', 'backslashreplace', 'surrogateescape'):
    print(ascii(raw.decode('utf-8', errors)))
# expect: 'ok  '
# expect: 'ok \ufffd\ufffd \ufffd'
# expect: 'ok \\xff\\xfe \\xe2\\x82'
# expect: 'ok \udcff\udcfe \udce2\udc82'
print(raw.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape') == raw)      # expect: True
print('\ud800'.encode('utf-8', 'surrogatepass'))                                             # expect: b'\xed\xa0\x80'
try: '\u0100\u0101x'.encode('latin-1')
except UnicodeEncodeError as e: print(e)     # expect: 'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256)
try: b'\x00\xd8'.decode('utf-16-le')
except UnicodeDecodeError as e: print(e)     # expect: 'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data
