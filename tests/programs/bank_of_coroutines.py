# bank_of_coroutines.py -- an event loop of fifty lines, and a bank on top of it: accounts with locks, transfers that deadlock
# unless ordered, timeouts, cancellation, asynchronous iterators, context managers and generators.


class Cancelled(BaseException):
    pass


class Timeout(Exception):
    pass


class Future:
    def __init__(self):
        self.done, self.value, self.error, self.waiters = False, None, None, []

    def set(self, value=None, error=None):
        if not self.done:
            self.done, self.value, self.error = True, value, error
            for wake in self.waiters:
                wake()

    def __await__(self):
        if not self.done:
            yield self
        if self.error is not None:
            raise self.error
        return self.value


class Task(Future):
    def __init__(self, loop, coro, name):
        super().__init__()
        self.loop, self.coro, self.name, self.waiting, self.must_cancel = loop, coro, name, None, False
        loop.soon(self.step)

    def step(self):
        if self.done:
            return
        try:
            if self.must_cancel:
                self.must_cancel = False
                self.waiting = self.coro.throw(Cancelled(self.name))
            else:
                self.waiting = self.coro.send(None)
        except StopIteration as stop:
            self.set(stop.value)
        except (Exception, Cancelled) as error:
            self.set(error=error)
        else:
            waiting = self.waiting
            waiting.waiters.append(lambda: self.loop.soon(self.step) if self.waiting is waiting else None)

    def cancel(self):
        self.must_cancel, self.waiting = True, None
        self.loop.soon(self.step)


class Loop:
    def __init__(self):
        self.ready, self.timers, self.now, self.serial = [], [], 0, 0

    def soon(self, call):
        self.ready.append(call)

    def at(self, when, call):
        self.serial += 1
        self.timers.append((when, self.serial, call))
        self.timers.sort(reverse=True, key=lambda timer: timer[:2])

    def sleep(self, delay, value=None):
        future = Future()
        self.at(self.now + delay, lambda: future.set(value))
        return future

    def start(self, coro, name=None):
        return Task(self, coro, name or coro.__name__)

    async def gather(self, *coros):
        tasks = [self.start(coro) for coro in coros]
        return [await task for task in tasks]

    async def within(self, delay, coro):
        task = self.start(coro)
        self.at(self.now + delay, lambda: task.done or task.cancel())
        try:
            return await task
        except Cancelled:
            raise Timeout(f"{task.name} after {delay}") from None

    def run(self, coro):
        main = self.start(coro, "main")
        while not main.done:
            if self.ready:
                self.ready.pop(0)()
            elif self.timers:
                self.now, _, call = self.timers.pop()
                call()
            else:
                raise RuntimeError("nothing left to do: deadlock")
        if main.error:
            raise main.error
        return main.value


loop = Loop()


class Lock:
    def __init__(self):
        self.held, self.queue = False, []

    async def __aenter__(self):
        while self.held:
            future = Future()
            self.queue.append(future)
            await future
        self.held = True
        return self

    async def __aexit__(self, kind, error, traceback):
        self.held = False
        if self.queue:
            self.queue.pop(0).set()
        return False


class Insufficient(Exception):
    def __str__(self):
        account, amount = self.args
        return f"{account.owner} has {account.balance}, needs {amount}"


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.lock, self.history = owner, balance, Lock(), []

    def __lt__(self, other):
        return self.owner < other.owner

    def __repr__(self):
        return f"{self.owner}:{self.balance}"

    async def change(self, amount):
        if self.balance + amount < 0:
            raise Insufficient(self, -amount)
        before = self.balance
        await loop.sleep(1)                         # without the lock two changes would overwrite each other
        self.balance = before + amount
        self.history.append((loop.now, amount))


async def transfer(source, target, amount):
    first, second = sorted((source, target))
    async with first.lock, second.lock:
        await source.change(-amount)
        try:
            await target.change(amount)
        except Exception as error:
            await source.change(amount)
            raise RuntimeError("transfer undone") from error
    return amount


async def statement(*accounts):
    """An asynchronous generator: each account once it is at rest."""
    try:
        for account in accounts:
            async with account.lock:
                yield account.owner, account.balance
                await loop.sleep(1)
    finally:
        print(f"  statement closed at {loop.now}")


class Ticker:
    def __init__(self, count):
        self.left = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return await loop.sleep(2, f"tick {self.left}")


async def main():
    ann, bob, cid = Account("ann", 100), Account("bob", 50), Account("cid")
    print(await loop.gather(transfer(ann, bob, 30), transfer(bob, ann, 10), transfer(bob, cid, 60)), loop.now)
    print(ann, bob, cid, sum(a.balance for a in (ann, bob, cid)))
    try:
        await transfer(cid, ann, 61)
    except Insufficient as error:
        print("refused:", error)
    print(sorted([cid, bob, ann]), [h for a in (ann, bob) for h in a.history])

    async for owner, balance in statement(ann, bob, cid):
        print(" ", owner, balance)
        if owner == "bob":
            break
    print({owner: balance async for owner, balance in statement(ann, cid)})
    print([tick async for tick in Ticker(3) if tick != "tick 1"], loop.now)

    async def rest(ticks):
        return await loop.sleep(ticks, f"rested {ticks}")

    print(await loop.within(9, loop.gather(rest(2), transfer(ann, bob, 1), rest(3))), loop.now)
    try:
        await loop.within(3, loop.gather(rest(2), rest(50)))
    except Timeout as error:
        print(type(error).__name__, error, loop.now)

    async def patient():
        try:
            await loop.sleep(100)
        except Cancelled as why:
            print("  cancelled:", why, "at", loop.now)
            await loop.sleep(1)
            return "late"

    task = loop.start(patient())
    await loop.sleep(5)
    task.cancel()
    print(await task, loop.now)

    results = []
    for n in range(3):
        async with Lock() as lock:
            results.append((n, lock.held))
    print(results)

    tasks = [loop.start(transfer(a, b, n), f"t{n}") for n, (a, b) in enumerate([(ann, bob), (bob, cid), (cid, ann)] * 4, 1)]
    outcomes = []
    for task in tasks:
        try:
            outcomes.append(await task)
        except Exception as error:
            outcomes.append(f"{task.name}: {error}")
    print(outcomes)
    print(ann, bob, cid, "sum", sum(a.balance for a in (ann, bob, cid)))
    ann.change = None
    try:
        await ann.change(5)
    except TypeError as error:
        print(error)
    return "closed"


async def hang():
    await Future()

print(loop.run(main()))
try:
    Loop().run(hang())
except RuntimeError as error:
    print(error)

coro = hang()
print(type(coro).__name__, coro.__name__, coro.cr_running, hang.__code__.co_flags & 0x80 != 0)
coro.close()
try:
    coro.send(None)
except RuntimeError as error:
    print(error)
