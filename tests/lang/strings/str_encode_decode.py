# text to bytes and back
print('aä€😀'.encode(), 'ä'.encode('latin-1'), 'abc'.encode('ascii'), 'ä'.encode('ascii', 'replace'), 'ä€'.encode('ascii', 'ignore'))
# expect: b'a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80' b'\xe4' b'abc' b'?' b''
print('ä'.encode('ascii', 'backslashreplace'), 'ä'.encode('ascii', 'xmlcharrefreplace'))
# expect: b'\\xe4' b'&#228;'
print(b'\xc3\xa4'.decode(), b'\xe4'.decode('latin-1'), b'a\xffb'.decode('utf-8', 'replace'), b'a\xffb'.decode('utf-8', 'ignore'))
# expect: ä ä a�b ab
