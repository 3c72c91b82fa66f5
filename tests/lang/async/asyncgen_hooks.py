# sys.set_asyncgen_hooks: whoever runs a loop hears of asynchronous generators that begin, and of those nobody holds any more.
import sys

print(sys.get_asyncgen_hooks())         # expect: asyncgen_hooks(firstiter=None, finalizer=None)
for wrong in (1,), (None, 2):
    try: sys.set_asyncgen_hooks(*wrong)
    except TypeError as e: print(e)
# expect: callable firstiter expected, got int
# expect: callable finalizer expected, got int

taken = []
sys.set_asyncgen_hooks(lambda g: print("begins", g.__name__), finalizer=taken.append)
print(sys.get_asyncgen_hooks().finalizer == taken.append)               # expect: True

async def g():
    try:
        yield 1
        yield 2
    finally:
        print("finally")

def run(awaitable):
    try: awaitable.send(None)
    except StopIteration as e: return e.value

a = g()
step = a.__anext__()                    # expect: begins g
print(run(step))                        # expect: 1
print(run(a.asend(None)))               # expect: 2
del step, a
print(len(taken))                       # expect: 1
run(taken.pop().aclose())               # expect: finally
print(len(taken))                       # expect: 0

b = g()
del b                                   # never begun: nobody hears of it
print(len(taken))                       # expect: 0
sys.set_asyncgen_hooks(None, None)
c = g()
print(run(c.__anext__()))               # expect: 1
sys.set_asyncgen_hooks(finalizer=taken.append)
# its finalizer is that of its beginning, which is none
del c                                   # expect: finally
print(len(taken))                       # expect: 0
def refuse(g): raise RuntimeError("refused")
sys.set_asyncgen_hooks(firstiter=refuse)
try: g().aclose()
except RuntimeError as e: print(e)      # expect: refused
sys.set_asyncgen_hooks(None, None)

# A loop keeps them in a WeakSet.
import weakref
async def coroutine(): pass
d, e = g(), coroutine()
refs = weakref.ref(d), weakref.ref(e)
print(refs[0]() is d, refs[1]() is e)   # expect: True True
e.close()
del d, e
print([r() for r in refs])              # expect: [None, None]
