# a very long chain that closes on itself
import gc
gc.collect()
gc.disable()
first = a = []
for i in range(100000):
    b = [a]
    a = b
first.append(a)
first = a = b = None
print(gc.collect())     # expect: 100001
