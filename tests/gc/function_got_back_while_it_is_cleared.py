# function_got_back_while_it_is_cleared.py -- a weak reference made by a finalizer leads to a function that is just being cleared:
# it can be called all the same. (CPython's issue 91636.)
import gc
import weakref

class LateFinalizer:
    __slots__ = ('ref',)
    def __del__(self):
        global func
        func = self.ref()

class Cyclic(tuple):
    __slots__ = ()
    def __del__(self):
        self[1].ref = weakref.ref(self[0])
        global late
        del late

late = LateFinalizer()
def func(a, b):
    return a
cycle = tuple.__new__(Cyclic, (func, late))
func.__module__ = cycle
del func, cycle
print(gc.collect())                         # expect: 2
print(func.__module__)                      # expect: None
print(func(1, 3))                           # expect: 1
