# two lists that hold each other
import gc
gc.collect()
a, b = [1], [2]
a.append(b)
b.append(a)
a = None
print(gc.collect())     # expect: 0
b = None
print(gc.collect())     # expect: 2
