# OrderedDict: what each call gives, or raises. The subclass T shows which of its own methods are used.
from _collections import OrderedDict
class S(OrderedDict): pass
class T(OrderedDict):
    def __setitem__(s, k, v): print('set', k); OrderedDict.__setitem__(s, k, v)
    def __delitem__(s, k): print('del', k); OrderedDict.__delitem__(s, k)
    def __getitem__(s, k): print('get', k); return OrderedDict.__getitem__(s, k)
    def items(s): print('items'); return OrderedDict.items(s)
    def keys(s): print('keys'); return OrderedDict.keys(s)
class M(OrderedDict):
    def __missing__(s, k): return 'missing'
o = OrderedDict(a=1, b=2, c=3)
t = T(a=1, b=2, c=3)
expressions = '''
o | OrderedDict() | t | t.pop('a') | t.pop('zz', 5) | t.pop('zz') | M().pop('q') | M()['q'] | t.popitem() | t.popitem(last=False)
t.update(x=1) | t.setdefault('y', 3) | t.setdefault('y', 4) | t.move_to_end('y', False) | t.copy() | t | o.move_to_end('q')
o.move_to_end() | o.move_to_end('a', foo=1) | o.move_to_end(key='a', last=0) | o | OrderedDict(1, 2) | OrderedDict(1)
OrderedDict([1]) | OrderedDict([(1,)]) | OrderedDict([()]) | OrderedDict([(1, 2, 3)]) | OrderedDict(['ab']) | OrderedDict().popitem() | o.popitem(1, 2) | o.pop()
o.pop(1, 2, 3) | o.pop(key='a', default=3) | o['zz'] | o == OrderedDict(b=2, c=3) | o == OrderedDict(c=3, b=2) | o == dict(c=3, b=2)
dict(c=3, b=2) == o | o < o | o != OrderedDict(c=3, b=2) | o.keys() | o.values() | o.items() | list(reversed(o))
list(reversed(o.items())) | list(reversed(o.values())) | iter(o).__reduce__()[1] | o.__or__({1: 2}) | {1: 2}.__or__(o)
o.__or__([(1, 2)]) | t.__or__({1: 2}) | OrderedDict.fromkeys('abc', 1) | T.fromkeys('abc', 1) | o.__dict__
o.update(1, 2) | o.update([1]) | hash(o) | o.setdefault() | o.foo | type(iter(o)) | type(o.keys()).__mro__ | o.keys() & {'b'}
o.clear(1) | o.keys().mapping | OrderedDict.__module__ | next(iter(OrderedDict())) | len(o.keys()) | o.copy().__class__
S(o).copy() | S(o) | dict.fromkeys(o) | dict(o) | {**o} | [*o] | OrderedDict(o) | OrderedDict(t) | dict(t) | list(t.items()) | repr(t)
'''
for text in expressions.replace('\n', ' | ').split(' | ')[1:-1]:
    try: print(text, '->', eval(text))
    except BaseException as e: print(text, '->', type(e).__name__, e)
t |= {7: 8}
print({1: 2} | t, o | {3: 4}, type(t | o), t)

def loop(d, change):
    seen = []
    try:
        for k in d: seen.append(k); change(k)
    except Exception as e: seen.append(repr(e))
    print(seen)
abc = lambda: OrderedDict.fromkeys('abc')
d = abc(); loop(d, lambda k: d.pop('b', 0))
d = abc(); loop(d, lambda k: d.move_to_end('a'))
d = abc(); loop(d, lambda k: d.update({k: 1}))
d = abc(); loop(d, lambda k: k == 'c' and d.pop('a'))
d = abc(); loop(d, lambda k: d.setdefault('q'))
d = abc(); loop(d, lambda k: d.clear())
d = abc(); loop(d.items(), lambda k: d.clear())
d = abc(); loop(reversed(d), lambda k: d.pop('b', 0))
d = abc(); i = iter(d); next(i); d['z'] = 1
for _ in range(3):
    try: print(next(i))
    except BaseException as e: print(repr(e))

o = OrderedDict(a=1); o.x = 5; print(o.__dict__, o.copy().__dict__); o['self'] = o; print(o)
s = S(a=1); s.x = 2; print(s.copy().__dict__, vars(s))
import _weakref
print(_weakref.ref(o)() is o)

# moving to both ends, many times
d = OrderedDict.fromkeys(range(10))
for i in range(1000):
    if i % 10 in d: d.move_to_end(i % 10, last=i % 3 == 0)
    if i % 7 == 0: d[i] = i
    if i % 11 == 0: d.popitem(last=i % 2 == 1)
print(list(d), list(reversed(d)), len(d), [k for k in d if k not in d])
