# very deep nesting is destroyed without running out of stack
import gc
gc.disable()
a = None
for i in range(200000):
    a = [a]
a = None
for i in range(200000):
    a = (a,)
a = None
for i in range(100000):
    a = {'next': a}
a = None
class N:
    def __init__(self, next):
        self.next = next
for i in range(100000):
    a = N(a)
a = None
print('still here')     # expect: still here
