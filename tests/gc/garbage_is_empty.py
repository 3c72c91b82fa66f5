# nothing is uncollectable
import gc
class A:
    def __del__(self):
        pass
a = A()
a.me = a
del a
gc.collect()
print(gc.garbage, type(gc.garbage).__name__)    # expect: [] list
