# collect() takes a generation
import gc
gc.collect()
def cycle():
    a = []
    a.append(a)
cycle()
print(gc.collect(0))                                # expect: 1
old = []
old.append(old)
gc.collect(0)
gc.collect(1)
old = None
print(gc.collect(0), gc.collect(1), gc.collect(2))  # expect: 0 0 1
try:
    gc.collect(3)
except ValueError as e:
    print(e)                                        # expect: invalid generation
try:
    gc.collect(-1)
except ValueError as e:
    print(e)                                        # expect: invalid generation
print(gc.collect(generation=1))                     # expect: 0
gc.collect('x')                                     # expect-error: TypeError: 'str' object cannot be interpreted as an integer
