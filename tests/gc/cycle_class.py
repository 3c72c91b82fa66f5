# an empty class is a cycle of its own
import gc
gc.collect()
class A: pass
A = None
print(gc.collect())     # expect: 6
