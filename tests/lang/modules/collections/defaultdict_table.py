# defaultdict: what each call gives, or raises; and _count_elements, _tuplegetter.
from _collections import defaultdict, _count_elements, _tuplegetter
class S(defaultdict): pass
class M(defaultdict):
    def __missing__(self, key): return 'own ' + key
d = defaultdict(list)
d['a'].append(1); d['a'].append(2)
t = _tuplegetter(1, 'Alias for field number 1')
class P(tuple): y = t
expressions = '''
d | d['b'] | d | d.get('c') | d.default_factory | defaultdict(5) | defaultdict() | defaultdict()['x'] | defaultdict(None, a=1) | defaultdict(int, {'x': 1}, y=2)
defaultdict(int, 1, 2) | defaultdict(int, 5) | d.copy() | d.__copy__() | S(int, a=1).copy() | M(int)['q'] | d.__missing__('zz') | S(list)['n']
d | {'q': 1} | {'q': 1} | d | d.__or__({'q': 1}) | {'q': 1}.__or__(d) | d.__ror__({'q': 1}) | d.__or__([]) | d.__reduce__()[:4] | S(int).__reduce__()[:4] | defaultdict().__reduce__()[:4]
list(d.__reduce__()[4]) | defaultdict[int, str] | defaultdict.__module__ | d == {'a': [1, 2], 'b': [], 'zz': []} | hash(d) | P((1, 2)).y | t | t.__reduce__() | t.__doc__ | P.y is t
t.__get__([1], None) | P((1,)).y | _tuplegetter(1) | _tuplegetter('a', 'b') | t.__get__(None, P) is t | defaultdict(lambda: 1 / 0)['x'] | len(defaultdict(int, 'x'))
'''
for text in expressions.replace('\n', ' | ').split(' | ')[1:-1]:
    try: print(text, '->', eval(text))
    except BaseException as e: print(text, '->', type(e).__name__, e)
for text in "P((1, 2)).__setattr__('y', 3)", "P((1, 2)).__delattr__('y')":
    try: exec(text)
    except BaseException as e: print(text, '->', type(e).__name__, e)
d |= {'z': 0}; print(type(d), d)
d.default_factory = None
try: d['nope']
except KeyError as e: print(repr(e))
e = defaultdict(); e['e'] = e; e.default_factory = e.copy; print(repr(e)[:30])
counts = {}
_count_elements(counts, 'abracadabra'); print(counts)
class D(dict):
    def get(self, k, default=None): print('get', k); return dict.get(self, k, default)
c = D(); _count_elements(c, 'aab'); print(c)
try: _count_elements({}, 5)
except TypeError as e: print(e)
try: _count_elements({'a': 'x'}, 'a')
except TypeError as e: print(e)
