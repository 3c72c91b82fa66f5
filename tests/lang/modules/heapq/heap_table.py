# _heapq: heaps of all kinds of items; and what goes wrong.
import _heapq
from _heapq import *
def random(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return state // 65536 % n
state = 1
class Item:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __repr__(self): return str(self.n)
for make in (int, float, str, Item, lambda n: (n, str(n)), lambda n: n if n % 2 else float(n)):
    heap = []
    for i in range(200):
        heappush(heap, make(random(50)))
        if i % 5 == 0: heappop(heap)
    items = list(map(repr, heap))
    print(items[:10])
    print([repr(heappop(heap)) for _ in range(len(heap))][::9])
    l = [make(random(1000)) for _ in range(100)]
    m = l[:]
    heapify(l); print(l[:10])
    _heapq._heapify_max(m); print(m[:10])
    print([repr(_heapq._heappop_max(m)) for _ in range(100)][::9])
    print(heapreplace(l, make(5)), heappushpop(l, make(1)), heappushpop(l, make(700)), _heapq._heapreplace_max(l, make(3)), l[:5])
class Evil:
    def __lt__(self, other): del evil[:]; return True
class Raises:
    def __lt__(self, other): raise ValueError('no')
for call in '''heappop([]) | heappop(()) | heappush((), 1) | heappush([]) | heapify(5) | heapify() | heapreplace([], 1) | heappushpop([], 1) | heappop([7])
heappush([1], 'a') | heapify([1, 'a', 2]) | heappush([Raises()], Raises()) | heapify([Raises(), Raises()]) | _heapq._heappop_max([]) | _heapq._heapreplace_max([], 1)
heapify([]) | heappushpop([1, 2], 0) | heapreplace(1, 2)'''.replace('\n', ' | ').split(' | '):
    try: print(call, '->', eval(call))
    except Exception as e: print(call, '->', type(e).__name__, e)
for call in (heappop, heapify, lambda h: heappush(h, Evil()), lambda h: heapreplace(h, Evil()), lambda h: heappushpop(h, Evil()), _heapq._heappop_max):
    evil = [Evil() for _ in range(9)]
    try: print(call(evil))
    except Exception as e: print(type(e).__name__, e)
