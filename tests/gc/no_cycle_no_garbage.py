# reference counts free all that is not a cycle
import gc
gc.collect()
a = [[[]], {'k': [1, 2, (3, [])]}, {1, 2}]
a = None
def f():
    x = [1]
    y = [x, x]
f()
print(gc.collect())     # expect: 0
