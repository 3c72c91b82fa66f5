# automatic collection can be switched off
import gc
print(gc.isenabled())       # expect: True
gc.disable()
print(gc.isenabled())       # expect: False
gc.collect()
for i in range(5000):
    a = []
    a.append(a)
a = None
print(gc.collect())         # expect: 5000
gc.enable()
print(gc.isenabled())       # expect: True
for i in range(5000):
    a = []
    a.append(a)
a = None
print(gc.collect() < 2000)  # expect: True
