# a thousand objects in a ring
import gc
gc.collect()
ring = first = []
for i in range(999):
    ring.append([])
    ring = ring[0]
ring.append(first)
ring = first = None
print(gc.collect())     # expect: 1000
