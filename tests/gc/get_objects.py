# the list of everything tracked
import gc
class Mark: pass
m = [Mark()]
objects = gc.get_objects()
print(any(o is m for o in objects), any(o is m[0] for o in objects), any(o is objects for o in objects))
# expect: True True False
gc.collect()
print(any(o is m for o in gc.get_objects(0)), any(o is m for o in gc.get_objects(generation=2)))
# expect: False True
fresh = []
print(any(o is fresh for o in gc.get_objects(0)))   # expect: True
gc.get_objects(3)                                   # expect-error: ValueError: generation parameter must be less than the number of available generations (3)
