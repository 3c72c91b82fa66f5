# anext(iterator, default): the default is what the await gives where there is no next item
class Pause:
    def __await__(self):
        got = yield 'pause'
        return got
class Count:
    def __init__(self, n): self.n = n
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        print('resumed with', await Pause())
        return self.n
async def main():
    counter = Count(1)
    print(await anext(counter, 'none'), await anext(counter, 'none'))
    try: await anext(counter)
    except StopAsyncIteration: print('over')

c = main()
print(c.send(None))             # expect: pause
try: c.send(5)
except StopIteration: pass
# expect: resumed with 5
# expect: 0 none
# expect: over
waiting = anext(Count(1), 1)
print(type(waiting).__name__, waiting.send(None))       # expect: anext_awaitable pause
try: waiting.throw(StopAsyncIteration)
except StopIteration as e: print(e.value)               # expect: 1
try: anext(iter([]), 1)
except TypeError as e: print(e)                         # expect: 'list_iterator' object is not an async iterator
