# What CPython's tests of the language found, third part: what crashed, hung or was a SystemError.
import gc, sys, warnings, weakref
# A weak reference to what waits for its death in a long chain of deaths is dead.
class Node:
    def __init__(self, parent):
        if not parent: return
        me = weakref.ref(self)
        def callback(weak): me()
        self.parent = weakref.ref(parent, callback)
d = weakref.WeakKeyDictionary()
root = node = Node(None)
for n in range(100): d[node] = node = Node(node)
del root, node
print(len(d))
# expect: 0
# A source whose splitlines() gives no list.
class Source(str):
    def splitlines(self): return 42
class Loader:
    def get_source(self, name): return Source("text")
class Stream:
    def write(self, text): sys.stdout.write(text)
    def flush(self): pass
stderr, sys.stderr = sys.stderr, Stream()
warnings.warn_explicit("message", UserWarning, "file", 1, module_globals={"__loader__": Loader(), "__name__": "n"})
sys.stderr = stderr
# expect: file:1: UserWarning: message
# *args: *Ts inside a function.
def f():
    def g(*args: *tuple[int, ...]): pass
    a = b = c = 1
    def h(x: a, *args: *(b,), y: c): pass
    return g.__annotations__, h.__annotations__
print(f())
# expect: ({'args': *tuple[int, ...]}, {'x': 1, 'args': 1, 'y': 1})
# A mro() that makes a cycle of bases.
class M(type):
    def mro(cls):
        if ready:
            if cls.__name__ == "B1": B2.__bases__ = (B1,)
            if cls.__name__ == "B2": B1.__bases__ = (B2,)
        return type.mro(cls)
ready = False
class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
ready = True
try: B1.__bases__ += ()
except TypeError as e: print(e)
# expect: a __bases__ item causes an inheritance cycle
try: compile("match 1:\n case {f'': _}: pass", "f", "exec")
except SyntaxError as e: print(e.msg, e.lineno, e.offset)
# expect: mapping pattern keys may only match literals and attribute lookups 2 7
