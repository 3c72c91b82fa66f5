# warnings are shown, passed over or raised, and said once for each place
import _warnings, sys
class Err:
    def write(self, text): print(end=text.replace(__file__, "FILE"))
    def flush(self): pass
sys.stderr = Err()
def f(): _warnings.warn("hello", stacklevel=2)
for i in range(3): f()
# expect: FILE:8: UserWarning: hello
# expect:   for i in range(3): f()
def put(action, category=Warning, message=None, module=None, line=0):
    _warnings.filters.insert(0, (action, message, category, module, line))
    _warnings._filters_mutated()
_warnings.warn("dep", DeprecationWarning)
# expect: FILE:14: DeprecationWarning: dep
# expect:   _warnings.warn("dep", DeprecationWarning)
_warnings.warn("quiet", ResourceWarning)
_warnings.warn("far", stacklevel=10)            # expect: sys:1: UserWarning: far
reg = {}
for i in range(2): _warnings.warn_explicit("expl", RuntimeWarning, "nofile.py", 3, registry=reg)
# expect: nofile.py:3: RuntimeWarning: expl
print(sorted(map(str, reg)), reg['version'])    # expect: ["('expl', <class 'RuntimeWarning'>, 3)", 'version'] 0
put('error', UserWarning)
try: _warnings.warn("raised")
except UserWarning as e: print(repr(e))         # expect: UserWarning('raised')
put('ignore')
_warnings.warn("ignored")
put('bogus')
try: _warnings.warn("x")
except RuntimeError as e: print(e)
# expect: Unrecognized action ('bogus') in warnings.filters:
# expect:  ('bogus', None, <class 'Warning'>, None, 0)
for bad in [("x", int), ("x", 3), ("x", None, "q")]:
    try: _warnings.warn(*bad)
    except TypeError as e: print(e)
# expect: category must be a Warning subclass, not 'type'
# expect: category must be a Warning subclass, not 'int'
# expect: 'str' object cannot be interpreted as an integer
_warnings.filters[0] = 3
try: _warnings.warn("bad filter")
except ValueError as e: print(e)                # expect: _warnings.filters item 0 isn't a 5-tuple
