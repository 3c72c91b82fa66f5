# atexit's functions are called last come first, and an error does not stop the others
import atexit
class Echo:
    def __init__(self, name): self.name = name
    def __call__(self, *args, **names): print(self.name, args, names)
    def __eq__(self, other): return isinstance(other, Echo) and self.name == other.name
print(atexit.register(Echo('first'), 1, a=2).name)      # expect: first
atexit.register(Echo('gone'))
atexit.register(Echo('gone'))
def fails(): 1 / 0                      # expect-stderr: ZeroDivisionError: division by zero
def later(): atexit.register(Echo('too late'))
atexit.register(fails)
atexit.register(later)
atexit.unregister(Echo('gone'))
print(atexit._ncallbacks())             # expect: 5
try: atexit.register(3)
except TypeError as e: print(e)         # expect: the first argument must be callable
class Late:
    def __del__(self): print('module names go afterwards')
late = Late()
# expect: first (1,) {'a': 2}
# expect: module names go afterwards
