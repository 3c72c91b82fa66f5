# _contextvars: what each call gives, or raises.
from _contextvars import *
def clean(text):
    text = str(text)
    while ' at 0x' in text:
        before, after = text.split(' at 0x', 1)
        text = before + ' @' + after.lstrip('0123456789abcdef')
    return text
import _contextvars
x = ContextVar('x'); y = ContextVar('y', default=3)
t = x.set(1)
c = copy_context()
def f(*a, **k): x.set(50); return a, k, x.get()
for call in '''ContextVar | Context | Token | ContextVar() | ContextVar(5) | ContextVar('a', 1) | ContextVar('a', foo=1) | x.name | x.get() | y.get() | y.get(5) | ContextVar('z').get() | ContextVar('z').get(7) | ContextVar('z').get(1, 2)
c[x] | c[y] | c['a'] | x in c | y in c | 'a' in c | c.get(x) | c.get(y) | c.get(y, 4) | c.get('a') | len(c) | list(c) == [x] | list(c.items()) == [(x, 1)] | list(c.values()) | list(c.keys()) == [x] | Context() == Context() | c == copy_context()
c.run(f, 1, a=2) | c[x] | x.get() | c.run() | c.run(5) | c.run(lambda: c.run(f)) | c.copy() == c | c != c.copy() | c == 5 | c < c | hash(c) | t.var is x | t.old_value | t.old_value is Token.MISSING | Token.MISSING | Token() | Context(1)
y.reset(t) | c.run(x.reset, t) | x.reset(t) | x.get(None) | x.reset(t) | x.reset(5) | hash(t) | t == t | ContextVar[int] | Token[int] | Context[int] | type('A', (ContextVar,), {}) | x.foo | t.var.name | Context().run(x.get, 'dflt')
len(_contextvars.Context()) | hash(x) == hash(x) | x == y | ContextVar.__module__ | Context.__module__ | c.get() | copy_context(1) | [k.name for k in c] | x.set() | x.set(1, 2)'''.replace('\n', ' | ').split(' | '):
    try: print(call, '->', clean(eval(call)))
    except BaseException as e: print(call, '->', type(e).__name__, clean(e))

# many contexts; each has its own values
v = ContextVar('v', default=0)
contexts = [copy_context() for _ in range(5)]
for i, c in enumerate(contexts):
    c.run(v.set, i)
    contexts.append(c.copy())
    if i == 9: break
print([c.run(v.get) for c in contexts], v.get())
def nested(depth):
    v.set(depth)
    if depth: copy_context().run(nested, depth - 1)
    return v.get()
print(nested(5), v.get())
try: copy_context().run(lambda: 1 / 0)
except ZeroDivisionError: print(v.get())
import gc
class Big: pass
import _weakref
def cycle():
    c = copy_context(); b = Big(); b.c = c
    c.run(v.set, b)
    return _weakref.ref(b)
r = cycle(); gc.collect(); print(r())
