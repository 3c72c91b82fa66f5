# len, getitem, setitem, delitem, contains, bool
class Box:
    def __init__(self):
        self.d = {}
    def __len__(self):
        return len(self.d)
    def __getitem__(self, k):
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __contains__(self, k):
        return k in self.d
b = Box()
print(bool(b), len(b))                              # expect: False 0
b['x'] = 1
b['y'] = 2
del b['x']
print(bool(b), len(b), b['y'], 'x' in b, 'y' in b)  # expect: True 1 2 False True
class Never:
    def __bool__(self):
        return False
print(bool(Never()), not Never(), 'no' if not Never() else 'yes')  # expect: False True no
class BadLen:
    def __len__(self):
        return -1
len(BadLen())                                       # expect-error: ValueError: __len__() should return >= 0
