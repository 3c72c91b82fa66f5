# a __dict__ taken out is one object more
import gc
class A: pass
gc.collect()
a = A()
a.me = a
d = a.__dict__
del a, d
print(gc.collect())     # expect: 2
