# a tuple can only be part of a cycle through something that changes
import gc
gc.collect()
a = []
t = (a,)
a.append(t)
del a, t
print(gc.collect())     # expect: 2
