# async with awaits what __aenter__ and __aexit__ give, however the block is left
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        print('enter', self.name)
        return self.name
    async def __aexit__(self, kind, value, traceback):
        print('exit', self.name, kind and kind.__name__)
        return self.swallow

async def main():
    async with Manager('a') as a, Manager('b', True) as b:
        print(a, b)
        1 / 0
    for i in range(2):
        async with Manager('loop'):
            if i == 0: continue
            break
    async with Manager('last'):
        return 'done'
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
# expect: enter a
# expect: enter b
# expect: a b
# expect: exit b ZeroDivisionError
# expect: exit a None
# expect: enter loop
# expect: exit loop None
# expect: enter loop
# expect: exit loop None
# expect: enter last
# expect: exit last None
# expect: done
