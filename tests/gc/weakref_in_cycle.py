# weak references into collected cycles are cleared
import gc
import _weakref as weakref
class A: pass
a = A()
a.me = a
r = weakref.ref(a, lambda ref: print('callback'))
a = None
print(r() is not None)  # expect: True
gc.collect()            # expect: callback
print(r())              # expect: None
