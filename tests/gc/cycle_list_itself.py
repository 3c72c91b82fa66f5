# a list that holds itself is one object of garbage
import gc
gc.collect()
a = []
a.append(a)
print(gc.collect())                 # expect: 0
a = None
print(gc.collect(), gc.collect())   # expect: 1 0
