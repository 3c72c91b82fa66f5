# an object that saves itself in __del__ lives on, and is not finalized again
import gc
saved = []
class A:
    def __del__(self):
        print('del')
        saved.append(self)
gc.collect()
a = A()
a.me = a
a = None
print(gc.collect(), len(saved), saved[0].me is saved[0])
# expect: del
# expect: 0 1 True
saved.clear()
print(gc.collect())     # expect: 1
