# a weak reference does not keep its object alive
import _weakref as weakref
class A: pass
a = A()
r = weakref.ref(a)
print(r() is a, weakref.ref(a) is r, weakref.getweakrefcount(a))  # expect: True True 1
def gone(ref):
    print('gone', ref() is None)
q = weakref.ref(a, gone)
a = None                # expect: gone True
print(r(), q())         # expect: None None
weakref.ref(5)          # expect-error: TypeError: cannot create weak reference to 'int' object
