# start and stop are announced
import gc
gc.collect()
gc.disable()
log = []
def tell(phase, info):
    log.append((phase, info['generation'], info['collected'], info['uncollectable']))
gc.callbacks.append(tell)
a = []
a.append(a)
a = None
gc.collect()
gc.collect(0)
gc.callbacks.remove(tell)
gc.collect()
print(log)              # expect: [('start', 2, 0, 0), ('stop', 2, 1, 0), ('start', 0, 0, 0), ('stop', 0, 0, 0)]
