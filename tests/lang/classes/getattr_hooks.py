# __getattr__, __setattr__, __delattr__, __getattribute__
class Lazy:
    def __getattr__(self, name):
        if name.startswith('no'):
            raise AttributeError(name)
        return name.upper()
l = Lazy()
l.x = 1
print(l.x, l.y, hasattr(l, 'nothing'), getattr(l, 'none', 'd'))  # expect: 1 Y False d
class Log:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, [value])
    def __delattr__(self, name):
        print('del', name)
g = Log()
g.a = 1
print(g.a)              # expect: [1]
del g.b                 # expect: del b
class All:
    def __getattribute__(self, name):
        return 'got ' + name
print(All().anything)   # expect: got anything
