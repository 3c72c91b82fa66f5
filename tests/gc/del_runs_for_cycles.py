# __del__ of objects in a cycle runs once
import gc
class A:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)
gc.collect()
a, b = A('a'), A('b')
a.other, b.other = b, a
a = b = None
print('collecting')             # expect: collecting
print(gc.collect())
# expect: del a
# expect: del b
# expect: 2
print(gc.collect(), gc.garbage)  # expect: 0 []
