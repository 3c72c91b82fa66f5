# needs: library
# json: reading, writing, and every complaint
import json
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
class Str(str): pass
class Int(int):
    def __repr__(self): return 'never'
class L(list): pass
class D(dict):
    def items(self): return [('own', 1)]
loop = []; loop.append(loop)
deep = []
for _ in range(100000): deep = [deep]
L_ = json.loads; S = json.dumps
texts = ['[]', '{}', ' [1, 2.5, -3e2, true, false, null, "x"] ', '{"a": {"b": [1]}, "a": 2}', '"\\u00e9\\ud83d\\ude00\\n\\/\\""', '"\\ud83d"', '"\\ud83dx"', '123456789012345678901234567890', '-0', '-0.0', '1E400', 'NaN', '-Infinity', '[Infinity]', '0', '"é\U0001f600"',
         '', ' ', '[', '[1', '[1,', '[1,]', '[1 2]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{"a" 1}', '{1:2}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\ud800\\u12"', '"\\', '01', '-', '1.', '.5', '1e', '+1', 'nul', 'True', '[1]x', '\ufeff[]', 'NaNx', '[,1]', '{,}', '"\x7f"', '"\\ud83d\\u0041"', '12345678901234567', '-999999999999999999', '1.5e3', '1e5', '1E-2', '[[[[]]]]', '{"":""}']
for t in texts: show(f'L_({t!r})')
for text in '''S({'a': [1, 2.5, None, True, 'é'], 'b': {}}) | S([]) | S(()) | S((1, 2)) | S('\\x00\\x1f\\x7f\\u2028\\U0001f600"\\\\\\b') | S('é', ensure_ascii=False) | S({1: 2, 1.5: 3, None: 4, True: 5}) | S({(1,): 2}) | S({(1,): 2}, skipkeys=True) | S({'b': 1, 'a': 2}, sort_keys=True) | S({'b': 1, 1: 2}, sort_keys=True) | S(float('nan')) | S(float('inf'), allow_nan=False) | S([float('-inf')]) | S({float('nan'): 1}) | S(1 + 2j) | S(object) | S({1, 2}) | S(loop) | S([1, [2, {'a': ()}]], indent=2) | S({}, indent=1) | S([1, 2], separators=(';', '=')) | S({'a': 1}, separators=(',', ':')) | S(5, default=repr) | S({1, 2}, default=sorted) | S(1j, default=lambda o: {'re': o.real}) | S(1j, default=lambda o: o) | S(Str('x')) | S(Int(5)) | S([Int(5), L([1]), D(a=2), D()]) | S(10**30) | S(1e100) | S(0.1) | S(-0.0) | S({'a': {'b': 1}}, indent='--', sort_keys=True) | S(b'x') | S([b'x']) | S({Str('k'): 1}) | S({Int(3): 1}) | S(deep) | S('x', check_circular=False)
L_('[1, 2.5]', parse_float=str) | L_('[1, 2.5]', parse_int=float) | L_('[NaN]', parse_constant=lambda c: c + '!') | L_('{"a": 1}', object_hook=lambda d: list(d.items())) | L_('{"a": 1, "a": 2}', object_pairs_hook=lambda p: p) | L_('"a\\tb"', strict=False) | L_(b'[1]') | L_(5) | L_('[' * 100000) | L_('{"a":' * 100000) | json.JSONDecoder().raw_decode('[1] rest') | json.JSONDecoder().raw_decode('x[1]', 1) | json.JSONEncoder().encode([1]) | list(json.JSONEncoder().iterencode({'a': [1]})) | json.JSONDecodeError('m', 'ab\\ncd', 4) | json.JSONDecodeError('m', 'ab\\ncd', 4).lineno
json.encoder.encode_basestring_ascii(5) | json.encoder.c_make_encoder(1, 2, 3, 4, 5, 6, 7, 8, 9) | json.decoder.scanstring('abc"', 0) | json.decoder.scanstring('abc"', 9) | json.decoder.scanstring('abc', 0) | json.decoder.scanstring(5, 0) | json.scanner.c_make_scanner(5) | json.JSONDecoder().scan_once('[1]', -1) | json.JSONDecoder().scan_once('[1]', 0) | json.JSONDecoder().scan_once('[1]', 5) | json.JSONDecoder().scan_once('x', 0) | json.JSONDecoder().scan_once(5, 0)'''.replace('\n', ' | ').split(' | '):
    show(text)
class Enc(json.JSONEncoder):
    def default(self, o): return {'c': [o.real, o.imag]} if isinstance(o, complex) else super().default(o)
print(Enc().encode([1j]), S(1j, cls=Enc, indent=0))
try: Enc().encode({'a': {1}})
except TypeError as e: print(e)
a, b = L_('[{"key": 1}, {"key": 2}]'); print([k is l for k in a for l in b])
data = {'n': list(range(50)), 't': 'text ' * 10, 'd': {str(i): i / 7 for i in range(20)}}
print(L_(S(data)) == data, L_(S(data, indent=3)) == data)
