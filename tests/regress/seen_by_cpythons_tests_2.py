# What CPython's tests of the language found, second part: names of comprehensions, annotations in mappings, dir, comparison, truth.
import sys, time, warnings

for s in "{i for i in range(5) if (j := 0) for j in range(5)}", "[i for i in range(5) if (j := 0) for (j, k) in x]":
    try: compile(s, "f", "exec")
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)
# expect: comprehension inner loop cannot rebind assignment expression target 'j' 1 38 39
# expect: comprehension inner loop cannot rebind assignment expression target 'j' 1 39 40
class Mapping:
    def __init__(self): self.items = {}
    def __getitem__(self, key): return self.items[key]
    def __setitem__(self, key, value): self.items[key] = value
m = Mapping()
exec("x: int = 1\ny: str", {}, m)
print(m.items)
# expect: {'__annotations__': {'x': <class 'int'>, 'y': <class 'str'>}, 'x': 1}
class Refuses:
    __eq__ = property(lambda self: 1 / 0)
    __lt__ = property(lambda self: 1 / 0)
print(Refuses() == Refuses(), Refuses() != Refuses())
try: Refuses() < Refuses()
except TypeError as e: print(e)
# expect: False True
# expect: '<' not supported between instances of 'Refuses' and 'Refuses'
class D(dict):
    def keys(self): return ["z", "y"]
print(eval("dir()", {}, D(a=1)))
# expect: ['y', 'z']
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(bool(NotImplemented), not NotImplemented, 1 if NotImplemented else 2)
    print(len(w), w[0].message)
# expect: True False 1
# expect: 3 NotImplemented should not be used in a boolean context
class Broken:
    def __iter__(self): return self
    def __next__(self): return 1
    def __getattr__(self, name): 1 / 0
def delegates(): yield from Broken()
seen = []
sys.unraisablehook = lambda a: seen.append(a.exc_type)
g = delegates()
next(g)
g.close()
print(seen)
sys.unraisablehook = sys.__unraisablehook__
# expect: [<class 'ZeroDivisionError'>]
exec("from __future__ import annotations\nx: u'abc' = 1\ny: 'abc' + u'\"'\nprint(__annotations__)")
# expect: {'x': "u'abc'", 'y': '\'abc\' + u\'"\''}
print(time.get_clock_info("monotonic"), time.get_clock_info("time").adjustable)
try: time.get_clock_info("sun")
except ValueError as e: print(e)
# expect: namespace(implementation='clock_gettime(CLOCK_MONOTONIC)', monotonic=True, adjustable=False, resolution=1e-09) True
# expect: unknown clock

