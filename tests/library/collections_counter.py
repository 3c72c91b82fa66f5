# needs: library
# collections.Counter
from collections import Counter
c = Counter('abracadabra')
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
for text in '''c | c.most_common(2) | c.most_common() | c['z'] | 'z' in c | sum(c.values()) | c.total() | sorted(c.elements()) | c + Counter(a=1, z=2) | c - Counter(a=3, q=1) | c & Counter('aab') | c | Counter('zzz') | +Counter(a=1, b=-1) | -Counter(a=1, b=-1)
c.update('aaa') | c | c.subtract({'a': 10}) | c | c.copy() == c | Counter(a=1) == Counter(a=1, b=0) | Counter(a=1) <= Counter(a=2) | Counter(a=1) < Counter(a=1) | Counter(a=2) > Counter(a=1) | Counter({'x': 2}, y=3) | Counter.fromkeys('abc') | Counter(5) | Counter(1, 2) | Counter() | del_
repr(Counter([1, 'a'])) | Counter(a=1).__reduce__()'''.replace('\n', ' | ').split(' | '):
    show(text)
c = Counter(a=3, b=1); c += Counter(b=2); print(c); c -= Counter(a=1); print(c); c &= Counter(a=1, b=9); print(c); c |= Counter(q=4); print(c)
del c['nope']; del c['q']; print(c)
class Own(Counter): pass
print(Own('aab'), Own('aab') + Counter('b'), dict(Own('aab')))
print(Counter(w.lower() for w in 'The cat saw the dog and the dog saw the cat'.split()).most_common(3))
