# instances that know each other
import gc
class A: pass
gc.collect()
a, b = A(), A()
a.other, b.other = b, a
del a
print(gc.collect(), b.other.other is b)  # expect: 0 True
del b
print(gc.collect())                     # expect: 2
x = A()
x.me = x
x = None
print(gc.collect())                     # expect: 1
