# os_simulation.py -- a tiny operating system: processes are generators, system calls are what they yield, the kernel
# schedules them by priority, and they talk through pipes, wait for children, sleep, lock, and die.


class Task:
    """A process: a generator, what it waits for, and what it will be sent when it runs next."""
    next_pid = 1

    def __init__(self, name, program, parent=None, priority=1):
        self.pid, Task.next_pid = Task.next_pid, Task.next_pid + 1
        self.name, self.program, self.parent, self.priority = name, program, parent, priority
        self.send, self.error, self.status = None, None, "ready"
        self.children, self.ticks, self.result, self.queue = [], 0, None, None

    def __repr__(self):
        return f"<{self.name}:{self.pid} {self.status}>"


class SystemCall:
    def handle(self, kernel, task):
        raise NotImplementedError(type(self).__name__)

    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({fields})"


class Spawn(SystemCall):
    def __init__(self, name, program, priority=1):
        self.name, self.program, self.priority = name, program, priority

    def handle(self, kernel, task):
        child = kernel.spawn(self.name, self.program, task, self.priority)
        kernel.resume(task, child.pid)


class Sleep(SystemCall):
    def __init__(self, ticks):
        self.ticks = ticks

    def handle(self, kernel, task):
        task.status = "sleeping"
        kernel.sleepers.append((kernel.time + self.ticks, task.pid, task))
        kernel.sleepers.sort(key=lambda entry: entry[:2])


class Wait(SystemCall):
    """Until one of the children has ended: gives (pid, result)."""

    def handle(self, kernel, task):
        for child in task.children:
            if child.status == "zombie":
                task.children.remove(child)
                child.status = "gone"
                return kernel.resume(task, (child.pid, child.result))
        if not task.children:
            return kernel.fail(task, ChildProcessError("no children"))
        task.status = "waiting"


class Write(SystemCall):
    def __init__(self, pipe, item):
        self.pipe, self.item = pipe, item

    def handle(self, kernel, task):
        pipe = self.pipe
        if pipe.closed:
            return kernel.fail(task, BrokenPipeError(f"pipe {pipe.name} is closed"))
        if pipe.readers:
            kernel.resume(pipe.readers.pop(0), self.item)
            kernel.resume(task, True)
        elif len(pipe.buffer) < pipe.capacity:
            pipe.buffer.append(self.item)
            kernel.resume(task, True)
        else:
            kernel.block(task, pipe.writers, (task, self.item))


class Read(SystemCall):
    def __init__(self, pipe):
        self.pipe = pipe

    def handle(self, kernel, task):
        pipe = self.pipe
        if pipe.buffer:
            item = pipe.buffer.pop(0)
            if pipe.writers:
                writer, waiting = pipe.writers.pop(0)
                pipe.buffer.append(waiting)
                kernel.resume(writer, True)
            kernel.resume(task, item)
        elif pipe.closed:
            kernel.fail(task, EOFError(pipe.name))
        else:
            kernel.block(task, pipe.readers, task)


class Close(SystemCall):
    def __init__(self, pipe):
        self.pipe = pipe

    def handle(self, kernel, task):
        self.pipe.closed = True
        for reader in list(self.pipe.readers):
            kernel.fail(reader, EOFError(self.pipe.name))
        kernel.resume(task)


class Kill(SystemCall):
    def __init__(self, pid):
        self.pid = pid

    def handle(self, kernel, task):
        victim = kernel.tasks.get(self.pid)
        if victim is None:
            return kernel.fail(task, ProcessLookupError(self.pid))
        kernel.fail(victim, Killed(f"by {task.name}"))
        kernel.resume(task)


class Killed(Exception):
    pass


class Pipe:
    def __init__(self, name, capacity=2):
        self.name, self.capacity = name, capacity
        self.buffer, self.readers, self.writers, self.closed = [], [], [], False

    def __repr__(self):
        return f"Pipe({self.name})"


class Kernel:
    def __init__(self):
        self.tasks, self.ready, self.sleepers, self.time, self.log = {}, [], [], 0, []

    def spawn(self, name, program, parent=None, priority=1):
        task = Task(name, program, parent, priority)
        self.tasks[task.pid] = task
        if parent:
            parent.children.append(task)
        self.resume(task)
        return task

    def block(self, task, queue, entry):
        task.status, task.queue = "blocked", (queue, entry)
        queue.append(entry)

    def resume(self, task, value=None):
        task.queue = None
        task.status, task.send, task.error = "ready", value, None
        self.ready.append(task)

    def fail(self, task, error):
        self.sleepers[:] = [entry for entry in self.sleepers if entry[2] is not task]
        if task.queue:
            queue, entry = task.queue
            queue.remove(entry)
            task.queue = None
        if task not in self.ready:
            self.ready.append(task)
        task.status, task.error = "ready", error

    def finish(self, task, result):
        task.status, task.result = "zombie", result
        del self.tasks[task.pid]
        self.say(f"{task.name} ended after {task.ticks} ticks: {result!r}")
        parent = task.parent
        if parent is not None and parent.status == "waiting":
            parent.children.remove(task)
            task.status = "gone"
            self.resume(parent, (task.pid, result))

    def say(self, text):
        self.log.append(text)
        print(f"[{self.time:3}] {text}")

    def step(self):
        self.ready.sort(key=lambda task: -task.priority)            # stable: first come, first served
        task = self.ready.pop(0)
        task.status, task.ticks, self.time = "running", task.ticks + 1, self.time + 1
        try:
            if task.error is not None:
                error, task.error = task.error, None
                call = task.program.throw(error)
            else:
                call = task.program.send(task.send)
        except StopIteration as stop:
            self.finish(task, stop.value)
        except Exception as error:
            self.finish(task, f"{type(error).__name__}: {error}")
        else:
            if isinstance(call, SystemCall):
                call.handle(self, task)
            else:
                self.resume(task)

    def run(self):
        while self.tasks:
            while self.sleepers and self.sleepers[0][0] <= self.time:
                self.resume(self.sleepers.pop(0)[2], "woken")
            if self.ready:
                self.step()
            elif self.sleepers:
                self.time = self.sleepers[0][0]
            else:
                self.say(f"deadlock: {list(self.tasks.values())}")
                break


def producer(pipe, count):
    for n in range(count):
        yield Write(pipe, n * n)
        if n % 2:
            yield Sleep(3)
    yield Close(pipe)
    return f"{count} written"


def consumer(pipe, out):
    total = 0
    try:
        while True:
            total += yield Read(pipe)
    except EOFError as error:
        out.append(("eof", str(error)))
    finally:
        out.append(("total", total))
    return total


def spinner():
    turns = 0
    try:
        while True:
            turns += 1
            yield
    finally:
        print(f"      spinner cleans up after {'some' if turns > 2 else 'few'} turns")


def crasher():
    yield Sleep(1)
    return {}["missing"]


def library_call(pipe):
    """A subroutine of a process: yield from hands its system calls through."""
    yield Sleep(2)
    answer = yield Read(pipe)
    return answer * 2


def stubborn(pipe):
    for attempt in range(3):
        try:
            value = yield from library_call(pipe)
        except Killed as killed:
            print(f"      stubborn survives attempt {attempt}: {killed}")
        else:
            return value


def init():
    out = []
    pipe = Pipe("squares")
    names = {}
    names[(yield Spawn("consumer", consumer(pipe, out), priority=2))] = "consumer"
    names[(yield Spawn("producer", producer(pipe, 6)))] = "producer"
    names[(yield Spawn("crasher", crasher()))] = "crasher"
    answers = Pipe("answers")
    survivor = yield Spawn("stubborn", stubborn(answers))
    names[survivor] = "stubborn"
    spin = yield Spawn("spinner", spinner(), priority=0)
    names[spin] = "spinner"
    yield Sleep(4)
    yield Kill(survivor)
    yield Write(answers, 21)
    yield Sleep(30)
    yield Kill(spin)
    try:
        yield Kill(999)
    except ProcessLookupError as error:
        print(f"      no such process: {error}")
    for _ in range(len(names)):
        pid, result = yield Wait()
        print(f"      {names[pid]} gave {result!r}")
    try:
        yield Wait()
    except ChildProcessError as error:
        print(f"      {error}")
    print("     ", out, repr(Sleep(3)), repr(Read(pipe)))
    return 0


def philosopher(first, second):
    yield Read(first)
    yield Sleep(5)
    yield Read(second)


def dinner():
    left, right = Pipe("left"), Pipe("right")
    yield Write(left, "fork")
    yield Write(right, "fork")
    yield Spawn("kant", philosopher(left, right))
    yield Spawn("hume", philosopher(right, left))
    yield Wait()


kernel = Kernel()
kernel.spawn("init", init())
kernel.run()
print(len(kernel.log), "lines of log,", Task.next_pid - 1, "tasks")

kernel = Kernel()
kernel.spawn("dinner", dinner())
kernel.run()
try:
    SystemCall().handle(None, None)
except NotImplementedError as error:
    print("not implemented:", error)
