# freeze hides objects, unfreeze brings them back
import gc
gc.collect()
print(gc.get_freeze_count())        # expect: 0
gc.freeze()
print(gc.get_freeze_count() > 0)    # expect: True
gc.unfreeze()
print(gc.get_freeze_count())        # expect: 0
