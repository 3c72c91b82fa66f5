# needs: library
# contextlib: context managers from generators, stacks of them, and the small ones
from contextlib import *

@contextmanager
def tag(name):
    print('<' + name)
    try: yield name.upper()
    except KeyError as e: print('caught', repr(e))
    finally: print('>' + name)
with tag('a') as a, tag('b') as b: print(a, b)
with tag('k'): raise KeyError(1)
try:
    with tag('v'): raise ValueError(2)
except ValueError as e: print(repr(e))
@tag('deco')
def f(x): return x + 1
print(f(1), f(2))
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def never():
    if 0: yield
for make in twice, never:
    try:
        with make(): pass
    except RuntimeError as e: print(e)
@contextmanager
def stops(): yield
try:
    with stops(): raise StopIteration('s')
except StopIteration as e: print(repr(e))
class C:
    def __init__(self, n): self.n = n
    def close(self): print('close', self.n)
with closing(C(1)): print('in')
with suppress(ZeroDivisionError, KeyError): 1 / 0
with nullcontext(5) as n: print(n)
with ExitStack() as stack:
    print([stack.enter_context(tag(c)) for c in 'xy'])
    stack.callback(print, 'callback', end='!\n')
    stack.push(lambda *exc: print('exit', exc[0]) or True)
    raise ValueError
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.callback(lambda: {}['k'])
        raise ValueError('first')
except ZeroDivisionError as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
with ExitStack() as stack:
    stack.callback(print, 'later')
    kept = stack.pop_all()
print('between'); kept.close()
try: ExitStack().enter_context(5)
except TypeError as e: print(e)
class Deco(ContextDecorator):
    def __enter__(self): print('enter'); return self
    def __exit__(self, *exc): print('exit', exc[0] and exc[0].__name__); return False
@Deco()
def g(): print('g')
g()
class Abstract(AbstractContextManager):
    def __exit__(self, *a): return None
with Abstract() as x: print(type(x).__name__)
print(issubclass(Deco, AbstractContextManager), isinstance(5, AbstractContextManager))
def run(coro):
    try: coro.send(None)
    except StopIteration as e: return e.value
@asynccontextmanager
async def atag(name):
    print('async <', name)
    try: yield name
    finally: print('async >', name)
class AC:
    async def aclose(self): print('aclose')
async def main():
    async with atag('q') as q: print(q)
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(atag('r')), stack.enter_context(tag('s')))
        stack.push_async_callback(main2, 5)
        async def ex(*e): print('push', e[0]); return True
        stack.push_async_exit(ex)
        raise KeyError('async')
    async with aclosing(AC()) as c: print(type(c).__name__)
    async with nullcontext(3) as n: print(n)
    @atag('deco')
    async def h(): return 7
    print(await h())
    return 'done'
async def main2(x): print('main2', x)
print(run(main()))
