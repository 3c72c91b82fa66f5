# three counters, all zero after a full collection
import gc
gc.disable()
gc.collect()
print(gc.get_count()[1:])                       # expect: (0, 0)
before = gc.get_count()[0]
keep = [[] for i in range(50)]
print(50 <= gc.get_count()[0] - before <= 56)   # expect: True
gc.collect(0)
print(gc.get_count()[1:])                       # expect: (1, 0)
gc.collect(1)
print(gc.get_count()[1:])                       # expect: (0, 1)
gc.collect(2)
print(gc.get_count()[1:])                       # expect: (0, 0)
