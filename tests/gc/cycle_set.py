# through a set of instances
import gc
gc.collect()
class A: pass
gc.collect()
a = A()
a.friends = {a}
del a
print(gc.collect())     # expect: 2
