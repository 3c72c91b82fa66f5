# Which events a trace function is told of, and in which lines.
import sys

out = []

def tracer(frame, event, arg):
    if event == 'exception':
        arg = (arg[0].__name__, str(arg[1]), arg[2].tb_lineno if arg[2] else None)
    elif event == 'return' and not isinstance(arg, (int, str, list, tuple, dict, type(None))):
        arg = type(arg).__name__
    out.append((event, frame.f_lineno, frame.f_code.co_name, repr(arg)))
    return tracer

def run(title, text):
    out.clear()
    code = compile(text, 'traced', 'exec')
    names = {}
    sys.settrace(tracer)
    try:
        exec(code, names)
    finally:
        sys.settrace(None)
    print('===', title)
    for line in out:
        print(*line)

programs = '''
=== simple
x = 1
y = x + 1
=== function
def f(a, b=2):
    c = a + b
    return c
f(1)
z = f(2)
=== loops
def f():
    for i in range(3):
        x = i
    else:
        y = 1
    while x:
        x -= 1
    return x
f()
=== one line loops
def f():
    for i in range(3): x = i
    while x: x -= 1
f()
=== pass bodies
def f():
    for i in range(2):
        pass
    if i:
        pass
    else:
        pass
    while i > 5:
        pass
    return
f()
=== break continue
def f():
    for i in range(5):
        if i == 1:
            continue
        if i == 3:
            break
        x = 1
    y = 2
f()
=== while true
def f():
    n = 0
    while True:
        n += 1
        if n > 2:
            break
    return n
f()
=== try
def f():
    try:
        x = 1
    except ValueError:
        x = 2
    else:
        x = 3
    finally:
        x = 4
    return x
f()
=== try raising
def f():
    try:
        raise ValueError(1)
    except TypeError:
        x = 0
    except ValueError as e:
        x = 2
    finally:
        x = 4
    return x
f()
=== try pass
def f():
    try:
        1/0
    except ZeroDivisionError:
        pass
f()
=== uncaught
def g():
    return 1 // 0
def f():
    g()
try:
    f()
except ZeroDivisionError:
    y = 1
=== reraise
def f():
    try:
        1 // 0
    except ZeroDivisionError:
        raise
    finally:
        y = 1
try:
    f()
except Exception as e:
    z = 1
=== with
class C:
    def __enter__(self):
        return 1
    def __exit__(self, *a):
        return True
def f():
    with C() as c:
        x = 1
    with C():
        1 // 0
    with C() as a, C() as b:
        pass
    return x
f()
=== generator
def g():
    x = yield 1
    y = yield 2
    return 3
def f():
    for i in g():
        z = i
f()
it = g()
next(it)
it.send(5)
it.close()
=== generator throw
def g():
    try:
        yield 1
    except ValueError:
        yield 2
it = g()
next(it)
it.throw(ValueError)
=== yield from
def inner():
    yield 1
    yield 2
    return 3
def outer():
    x = yield from inner()
    return x
list(outer())
=== comprehension
def f():
    a = [i for i in range(3)]
    b = {i: i for i in range(2) if i}
    c = sum(x for x in a)
    return a
f()
=== lambda
f = lambda x: x + 1
f(1)
g = [
  lambda: 1,
  lambda: 2,
]
g[1]()
=== class
class A:
    "doc"
    x = 1
    def m(self):
        return self.x
    @property
    def p(self):
        return 2
a = A()
a.m()
a.p
=== decorators
def d(f):
    return f
@d
@d
def f():
    return 1
f()
=== if elif
def f(n):
    if n == 0:
        return 'a'
    elif n == 1:
        return 'b'
    elif n == 2:
        return 'c'
    else:
        return 'd'
for i in range(4):
    f(i)
=== multi line calls
def g(*a):
    return a
def f():
    x = g(1,
          2,
          g(
            3))
    y = [1,
         2,
         x]
    return x + y[2]
f()
=== nested functions
def f():
    x = 1
    def g():
        nonlocal x
        x += 1
        return x
    g()
    return g
f()()
=== async
async def c():
    return 1
async def f():
    x = await c()
    return x
try:
    f().send(None)
except StopIteration:
    pass
=== assert
def f(x):
    assert x, 'no'
    assert x > 1
    return 1
f(2)
try:
    f(0)
except AssertionError:
    pass
=== global del
def f():
    global q
    q = 1
    del q
    import sys
    from sys import path
f()
=== match
def f(x):
    match x:
        case 1:
            return 'one'
        case [a, b]:
            return a
        case {'k': v}:
            return v
        case _:
            return None
f(1)
f([1, 2])
f({'k': 3})
f(5)
=== booleans
def f(a, b):
    if a and b:
        x = 1
    if a or b:
        x = 2
    return not a
f(0, 1)
f(1, 0)
=== finally return
def f():
    try:
        return 1
    finally:
        x = 2
def g():
    for i in range(2):
        try:
            continue
        finally:
            x = i
f()
g()
=== chained
def f():
    x = y = 1
    x, y = y, x
    a = 1; b = 2; c = 3
    return x if y else a
f()
=== docstring
def f():
    """doc"""
    return 1
def g():
    """only"""
f()
g()
=== while else
def f():
    i = 0
    while i < 2:
        i += 1
    else:
        i = 5
    return i
f()
=== ternary walrus
def f(x):
    if (n := x) > 1:
        return n
    y = 1 if n else 2
    return y
f(1)
f(2)
=== star
def f(*args, **kw):
    return args
f(*[1, 2],
  **{'a': 1})
=== for over generator with break
def g():
    try:
        yield 1
        yield 2
    finally:
        x = 1
def f():
    for i in g():
        break
f()
=== explicit stop
class I:
    def __iter__(self):
        return self
    def __next__(self):
        raise StopIteration
for i in I():
    pass
=== deep
def f(n):
    if n:
        f(n - 1)
f(3)
=== nested try
def f():
    try:
        try:
            1//0
        finally:
            x = 1
    except ZeroDivisionError:
        x = 2
    try:
        pass
    finally:
        pass
f()
=== aug
def f():
    d = {}
    d['a'] = 1
    d['a'] += 1
    for d['b'] in [1]:
        pass
f()
=== exception in call
def g(x):
    return x
try:
    g()
except TypeError:
    pass
=== ellipsis
def f():
    ...
    'text'
    1
    x = 1
f()
=== for return
def f():
    for i in [1, 2]:
        if i:
            return i
f()
=== async for
class A:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n
    async def __aenter__(self): return 1
    async def __aexit__(self, *a): pass
async def f():
    async for i in A():
        x = i
    async with A() as b:
        y = 1
    z = [k async for k in A()]
try:
    f().send(None)
except StopIteration:
    pass
'''

for program in programs.split('=== ')[1:]:
    title, _, text = program.partition('\n')
    run(title, text)
