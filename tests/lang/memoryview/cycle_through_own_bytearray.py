# A view and the object it looks at are garbage together; the managed buffer between them counts too.
import gc
class B(bytearray): pass
b = B(b'abc')
b.view = memoryview(b)
gc.collect()
del b
print(gc.collect())             # expect: 4
m = memoryview(b'x')
print(gc.is_tracked(m), type(gc.get_referents(m)[0]).__name__)     # expect: True managedbuffer
