# assignment and deletion reach __setitem__ and __delitem__
class Log:
    def __setitem__(self, key, value):
        print('set', key, value)
    def __delitem__(self, key):
        print('del', key)
x = Log()
x[1:2] = 'v'            # expect: set slice(1, 2, None) v
del x[3]                # expect: del 3
x[0], x[1] = 'a', 'b'
# expect: set 0 a
# expect: set 1 b
