# through a dict's values
import gc
gc.collect()
d = {}
d['self'] = d
d = None
print(gc.collect())     # expect: 1
d = {'list': []}
d['list'].append(d)
del d
print(gc.collect())     # expect: 2
