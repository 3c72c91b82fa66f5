# three generations of statistics
import gc
before = gc.get_stats()
a = []
a.append(a)
a = None
gc.collect()
after = gc.get_stats()
print(len(after), sorted(after[0]), after[2]['collections'] - before[2]['collections'])
# expect: 3 ['collected', 'collections', 'uncollectable'] 1
print(after[2]['collected'] - before[2]['collected'] >= 1, after[2]['uncollectable'])  # expect: True 0
