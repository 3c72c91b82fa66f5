# a suspended generator that can reach itself
import gc
gc.collect()
def f():
    box = yield
    yield box
def make():
    g = f()
    next(g)
    g.send([g])
make()
print(gc.collect())     # expect: 0
