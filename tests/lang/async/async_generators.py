# asynchronous generators, loops and comprehensions
class Pause:
    def __await__(self): yield 'pause'
def run(coroutine):
    pauses = 0
    try:
        while True:
            coroutine.send(None)
            pauses += 1
    except StopIteration as e:
        return pauses, e.value

async def count(n):
    try:
        for i in range(n):
            await Pause()
            yield i
    finally:
        print('finally')

async def loop():
    out = []
    async for x in count(5):
        if x == 1: continue
        if x == 3: break
        out.append(x)
    else:
        out.append('never')
    return out
print(run(loop())[1])
# expect: finally
# expect: [0, 2]

async def comprehensions():
    return [x async for x in count(2)], {x: y async for x in count(2) for y in 'a'}, [[y async for y in count(x)] for x in (1, 2)]
print(run(comprehensions()))
# expect: finally
# expect: finally
# expect: finally
# expect: finally
# expect: (7, ([0, 1], {0: 'a', 1: 'a'}, [[0], [0, 1]]))

async def echo():
    got = None
    while True:
        try:
            got = yield got
        except ValueError as e:
            got = 'caught %s' % e
async def talk():
    e = echo()
    print(await e.asend(None), await e.asend(5), await e.athrow(ValueError('it')))
    await e.aclose()
    try:
        await e.__anext__()
    except StopAsyncIteration:
        print('closed')
run(talk())
# expect: None 5 caught it
# expect: closed
