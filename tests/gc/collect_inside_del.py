# a collection inside a finalizer returns 0
import gc
class A:
    def __del__(self):
        print('inner', gc.collect())
gc.collect()
a = A()
a.me = a
a = None
print('outer', gc.collect())
# expect: inner 0
# expect: outer 1
