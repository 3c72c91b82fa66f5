# two lists, let go and collected
import gc
a = [1, 2]
b = [3, 4]
a.append(b)
b.append(a)
print(a, b)                 # expect: [1, 2, [3, 4, [...]]] [3, 4, [1, 2, [...]]]
a = None
b = None
print(gc.collect() >= 2)    # expect: True
print(gc.garbage)           # expect: []
