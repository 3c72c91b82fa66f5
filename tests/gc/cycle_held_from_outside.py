# one reference from outside saves the whole cycle
import gc
gc.collect()
a = ['a']
b = ['b', a]
a.append(b)
keep = {'k': (b,)}
del a, b
print(gc.collect(), keep['k'][0][1][1][0])  # expect: 0 b
keep.clear()
print(gc.collect())                         # expect: 2
