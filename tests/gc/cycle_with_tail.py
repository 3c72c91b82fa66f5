# what hangs on a cycle goes with it
import gc
gc.collect()
a = []
a.append(a)
a.append([['tail'], {'k': [1]}])
a = None
print(gc.collect())         # expect: 5
a = [[]]
a.append(a)
keep = a[0]
a = None
print(gc.collect(), keep)   # expect: 1 []
