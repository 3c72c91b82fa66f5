# coroutines run when something sends to them; what is awaited inside goes through to whoever does
class Pause:
    def __init__(self, what): self.what = what
    def __await__(self):
        answer = yield self.what
        return answer

def run(coroutine):
    asked, answer = [], None
    try:
        while True:
            asked.append(coroutine.send(answer))
            answer = 'answer %d' % len(asked)
    except StopIteration as e:
        return asked, e.value

async def ask(what): return await Pause(what)
async def both(): return await ask('a'), await ask('b')
print(run(both()))                       # expect: (['a', 'b'], ('answer 1', 'answer 2'))

c = both()
print(type(c), c.__qualname__)           # expect: <class 'coroutine'> both
print(c.send(None), c.cr_suspended)      # expect: a True
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)                             # expect: cannot reuse already awaited coroutine
try:
    iter(c)
except TypeError as e:
    print(e)                             # expect: 'coroutine' object is not iterable

async def wrong(): await 5
try:
    run(wrong())
except TypeError as e:
    print(e)                             # expect: object int can't be used in 'await' expression
async def stops(): raise StopIteration
try:
    run(stops())
except RuntimeError as e:
    print(e)                             # expect: coroutine raised StopIteration
