# deque: what each call gives, or raises.
from _collections import deque
d = deque([1, 2], 5)
class Sub(deque): pass
class NoCopy(deque):
    def __new__(cls, *args): return deque.__new__(cls) if not args else 7
expressions = '''
d[1:2] | d['a'] | d[10] | d[-2] | d[2**70] | d + [1] | [1] + d | d * 'a' | deque(5) | deque([], -1) | deque([], 'a') | deque([], 2**70)
deque(1, 2, 3) | deque(foo=1) | d.index(9) | d.index(2) | d.index(1, 1) | d.index(2, -1) | d.remove(9) | d.rotate('a') | d.rotate(1, 2) | d.insert('a', 1)
deque([1], 1).insert(0, 1) | hash(d) | d.maxlen | deque().maxlen | deque[int] | d.index(1, 'a') | d < [1] | deque().pop() | deque().popleft()
type(iter(d)) | type(reversed(d)) | list(type(iter(d))(d, 1)) | list(type(reversed(d))(d, 1)) | type(iter(d))([]) | type(iter(d))() | d.extend(4) | d.extendleft(4)
deque.__module__, deque.__name__ | d.foo | d.append() | d.append(1, 2) | deque([1]) + deque([2], 1) | deque([1, 2]) + deque([3]) | d.pop(1) | d.copy(1)
3 * deque([1, 2, 3], 4) | deque([1, 2, 3], 4) * -1 | deque([1, 2]) * 3 | iter(d).__length_hint__() | iter(d).__reduce__() | 2 in d | 3 in d | d.count(1)
deque([1, 2]) == deque([1, 2]) | deque([1, 2]) < deque([1, 3]) | deque([1]) != deque([1, 2]) | deque([1]) >= deque([1, 2]) | deque([1]) == [1]
Sub([1, 2], 1) | Sub('ab').copy() | type(Sub('ab', 1) + Sub('c')) | NoCopy().copy() | list(reversed(d)) | deque(range(5), 0) | deque('abc', None) | deque(maxlen=2, iterable='abc')
'''
for text in expressions.replace('\n', ' | ').split(' | ')[1:-1]:
    try: print(text, '->', eval(text))
    except BaseException as e: print(text, '->', type(e).__name__, e)
for text in ("d[1:2] = 3", "del d['a']", "del d[9]", "d[9] = 1", "d[-1] = 7", "del d[0]", "d *= 1.5", "d *= 4", "d += 'ab'", "d += d", "d += 5", "d.maxlen = 3", "d.foo = 1",
             "d.extendleft('xyz')", "d.reverse()", "d.rotate()", "d.rotate(-7)", "d.insert(1, 'i')", "d.pop()", "d.insert(1, 'i')", "d.insert(-100, 'j')", "d.remove('i')", "d.clear()"):
    try: exec(text); print(text, d)
    except BaseException as e: print(text, type(e).__name__, e, d)

# the ring against a list
state = 1
def random(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return state // 65536 % n
for maxlen in (None, 1, 7, 100):
    d, l = deque(maxlen=maxlen), []
    for i in range(3000):
        k = random(9)
        if k == 0: d.append(i); l = (l + [i])[-maxlen:] if maxlen else l + [i]
        elif k == 1: d.appendleft(i); l = ([i] + l)[:maxlen]
        elif k == 2 and l: assert d.pop() == l.pop()
        elif k == 3 and l: assert d.popleft() == l.pop(0)
        elif k == 4 and l: n = random(30) - 15; d.rotate(n); n = -n % len(l); l = l[n:] + l[:n]
        elif k == 5 and l: n = random(len(l)); del d[n]; del l[n]
        elif k == 6 and len(l) != maxlen: n = random(len(l) + 3); d.insert(n, i); l.insert(n, i)
        elif k == 7: d.extend([i] * 3); l = (l + [i] * 3)[-maxlen:] if maxlen else l + [i] * 3
        elif k == 8: d.reverse(); l.reverse()
        assert len(d) == len(l) and list(d) == l and list(reversed(d)) == l[::-1], (k, d, l)
        if l: n = random(len(l)); assert d[n] == l[n]; d[n] = l[n] = -i

def loop(d, change, walk=iter):
    seen = []
    try:
        for k in walk(d): seen.append(k); change(k)
    except Exception as e: seen.append(repr(e))
    print(seen)
for walk in iter, reversed:
    d = deque('abc'); loop(d, lambda k: d.append(1), walk)
    d = deque('abc'); loop(d, lambda k: d.rotate(), walk)
    d = deque('abc'); loop(d, lambda k: d.__setitem__(0, 'x'), walk)
    d = deque('abc'); loop(d, lambda k: len(d) == 3 and k == d[-1] and d.pop(), walk)
    d = deque('abc'); loop(d, lambda k: d.clear(), walk)
class Evil:
    def __eq__(self, other): d.append(1); return False
for call in (lambda: Evil() in d, lambda: d.count(Evil()), lambda: d.index(Evil()), lambda: d.remove(Evil()), lambda: d == deque([Evil(), 2])):
    d = deque([1, 2])
    try: print(call())
    except Exception as e: print(repr(e))
d = deque([1]); d.append(d); print(d, deque([d], 3))
import _weakref
print(_weakref.ref(d)() is d)
