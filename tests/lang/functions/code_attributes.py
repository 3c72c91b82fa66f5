# What libraries ask of code objects: counts, names, flags, places. Instructions are two bytes each wherever they are counted.
import sys

def many(a, /, b, *args, c=1, **kw):
    z = len(a.foo.bar(b)); import os.path; from sys import argv as q; global G; G = 1
    def h(): return z, b
    yield z
code = many.__code__
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_flags)    # expect: 2 1 1 8 47
print(code.co_names)                                # expect: ('len', 'foo', 'bar', 'os.path', 'sys', 'argv', 'G')
print(code.co_varnames, code.co_cellvars)           # expect: ('a', 'b', 'c', 'args', 'kw', 'os', 'q', 'h') ('b', 'z')
print(code.co_name, code.co_qualname, code.co_firstlineno)      # expect: many many 4

module = compile('import a.b as c, d\nx = y.z\nclass Q: w = 1\ndef r(): pass\nfrom . import t\ndel x', 'f', 'exec')
print(module.co_names)                              # expect: ('a.b', 'b', 'c', 'd', 'y', 'z', 'x', 'Q', 'r', '', 't')

# tb_lasti, co_positions and co_lines go together
def g(x): return x * 2 + x['key']
try:
    g([])
except TypeError as e:
    step = e.__traceback__.tb_next
place = list(g.__code__.co_positions())[step.tb_lasti // 2]
print(place == (18, 18, 25, 33), g.__code__.co_firstlineno)                # expect: True 18
print([line for start, end, line in g.__code__.co_lines() if start <= step.tb_lasti < end])     # expect: [18]
print(len(list(g.__code__.co_positions())) * 2 == len(g.__code__.co_code), type(g.__code__.co_linetable))  # expect: True <class 'bytes'>
frame = sys._getframe()
print(frame.f_lasti % 2, frame.f_lineno)            # expect: 0 28

# replace: a copy
copy = g.__code__.replace(co_name='new', co_firstlineno=100)
print(copy.co_name, copy.co_firstlineno, copy == g.__code__, g.__code__ == g.__code__.replace())   # expect: new 100 False True
print(hash(g.__code__) == hash(g.__code__.replace()), {l for _, _, l in copy.co_lines()})   # expect: True {100}
f = type(g)(copy, {})
try:
    f([])
except TypeError as e:
    print(e.__traceback__.tb_next.tb_lineno)        # expect: 100
def consts(): return 'one'
old = consts.__code__.co_consts
consts.__code__ = consts.__code__.replace(co_consts=tuple('two' if k == 'one' else k for k in old))
print(consts())                                     # expect: two
for changes in ({'foo': 1}, {'co_name': 1}, {'co_firstlineno': 'a'}):
    try:
        g.__code__.replace(**changes)
    except TypeError as e:
        print(e)
# expect: 'foo' is an invalid keyword argument for replace()
# expect: replace() argument 'co_name' must be str, not int
# expect: 'str' object cannot be interpreted as an integer

# a function takes only code of as many free variables as it has cells
def outer():
    x = 1
    def inner(): return x
    return inner
try:
    g.__code__ = outer().__code__
except ValueError as e:
    print(e)                                        # expect: g() requires a code object with 0 free vars, not 1

# types.coroutine sets a flag
@lambda f: setattr(f, '__code__', f.__code__.replace(co_flags=f.__code__.co_flags | 0x100)) or f
def waits(): return (yield 1)
async def main(): return await waits()
m = main()
print(m.send(None))                                 # expect: 1
try:
    m.send(7)
except StopIteration as e:
    print(e.value)                                  # expect: 7
