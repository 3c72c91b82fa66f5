# __del__ runs when the last reference goes
class Loud:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('bye', self.name)
a = Loud('a')
b = a
del a
print('still there')    # expect: still there
b = None                # expect: bye a
def f():
    x = Loud('x')
    y = Loud('y')
    print('in f')
f()
# expect: in f
# expect: bye x
# expect: bye y
items = [Loud(1), Loud(2)]
items.pop()             # expect: bye 2
items[0] = 'other'      # expect: bye 1
print('end')            # expect: end
