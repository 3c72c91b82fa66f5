# The functions of _json without the library around them.
from _json import encode_basestring, encode_basestring_ascii, scanstring, make_encoder, make_scanner
print(encode_basestring('é"\n\x1f'), encode_basestring_ascii('é"\n\x1f\U0001f600'))     # expect: "é\"\n\u001f" "\u00e9\"\n\u001f\ud83d\ude00"
print(scanstring('ab\\u0041" rest', 0))                                                 # expect: ('abA', 9)
class Decoder:
    strict = True; object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, str
scan = make_scanner(Decoder)
print(scan('{"a": [1, 2.5, null, true], "b": {"a": "x"}} rest', 0))     # expect: ({'a': [1, 2.5, None, True], 'b': {'a': 'x'}}, 44)
try: scan('[1, ', 0)
except StopIteration as e: print(e.value)                               # expect: 4
encode = make_encoder({}, repr, encode_basestring_ascii, None, ': ', ', ', False, False, True)
print(''.join(encode({'a': [1, (), {}, 1.5, None, True, 1j]}, 0)))      # expect: {"a": [1, [], {}, 1.5, null, true, "1j"]}
loop = []; loop.append({'x': loop})
try: encode(loop, 0)
except ValueError as e: print(e)                                        # expect: Circular reference detected
