# Functions, generators, exceptions, with, match, imports. See sweep.c.
import math
import math as maths
import _helper
from _helper import Point, twice as double
import sys as system

def outer(x):
    count = 0
    def step(by=1, *rest, key=None, **named):
        nonlocal count
        count += by + x
        return count, rest, key, named
    return step

step = outer(10)
print(step(), step(2, 3, 4, key='k', more=1), step(*[1, 2], **{'z': 3}), (lambda a, b=2: a + b)(1))

def counted(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                yield got * 2
    finally:
        seen.append('closed')

def chained():
    result = yield from counted(3)
    yield result
seen = []
g = counted(5)
print(next(g), g.send(7), list(chained()), sum(x * x for x in counted(4)))
g.close()
print(seen)

def failing(kind):
    try:
        try:
            if kind == 0: return [][0]
            if kind == 1: return {}['missing']
            if kind == 2: return 1 / 0
            if kind == 3: return undefined_name
            if kind == 4: raise ValueError('four') from KeyError('cause')
            return None.attribute
        except LookupError as e:
            raise RuntimeError('again') from e
        finally:
            seen.append(kind)
    except (RuntimeError, ArithmeticError) as e:
        return type(e).__name__, str(e), type(e.__cause__).__name__
    except (NameError, ValueError, AttributeError) as e:
        return type(e).__name__, str(e)
for kind in range(6):
    print(failing(kind))

class Manager:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, KeyError)
with Manager() as one, Manager():
    raise KeyError('swallowed')
print(repr(ExceptionGroup('group', [ValueError(1), KeyError(2)]).split(ValueError)))

def shape(v):
    match v:
        case {'type': 'circle', 'r': r, **rest}: return f'circle {r} {rest}'
        case [int(x), *others] if x > 0: return (x, others)
        case str() | bytes(): return 'text'
        case (): return 'empty'
        case complex(real=re): return re
        case _: return 'other'
print([shape(v) for v in ({'type': 'circle', 'r': 2, 'c': 3}, [1, 2, 3], 'x', (), 2j, None)])

def decorate(f):
    def inner(*args, **kw):
        return ('decorated', f(*args, **kw))
    return inner
@decorate
def annotated(a: int, b: 'str' = 'x', /, *, c=3) -> list:
    "Documented."
    return [a, b, c]
print(annotated(1, c=2), math.factorial(20), maths is math, system.maxsize)
print(Point(1, 2).x, double(_helper.SIZE), Point(3, 4).y)

def recurse(n):
    return 0 if n == 0 else 1 + recurse(n - 1)
print(recurse(50), [i for i in range(20) if i % 3 == 0 and (j := i) > 2], not None, -5 // 2, 1 < 2 < 3, 'a' if seen else 'b')
total = 0
while True:
    total += 1
    if total % 2: continue
    if total > 20: break
else:
    print('never')
assert total == 22, 'counted wrongly'
del total
globals()['made'] = 5
print(made, len(locals()) > 5)
