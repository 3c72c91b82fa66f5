# an instance that keeps its own bound method
import gc
class A:
    def m(self):
        return 1
gc.collect()
a = A()
a.call = a.m
a = None
print(gc.collect())     # expect: 2
