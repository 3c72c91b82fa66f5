# get_threshold and set_threshold
import gc
print(gc.get_threshold())                   # expect: (700, 10, 10)
gc.set_threshold(100, 5)
print(gc.get_threshold())                   # expect: (100, 5, 10)
gc.set_threshold(0)
print(gc.get_threshold(), gc.isenabled())   # expect: (0, 5, 10) True
gc.collect()
for i in range(3000):
    a = []
    a.append(a)
a = None
print(gc.collect())                         # expect: 3000
gc.set_threshold(700, 10, 10)
print(gc.get_threshold())                   # expect: (700, 10, 10)
gc.set_threshold('x')                       # expect-error: TypeError: 'str' object cannot be interpreted as an integer
