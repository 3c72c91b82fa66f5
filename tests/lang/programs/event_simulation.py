"""An event simulation with a home-made dataclass decorator, coroutines as processes, enums and statistics."""
import math
_MISSING = object()
class field:
    def __init__(self, *, default=_MISSING, factory=None, repr=True, compare=True):
        self.default, self.factory, self.repr, self.compare = default, factory, repr, compare
def record(cls=None, /, *, frozen=False, order=False):
    def wrap(cls):
        fields = {}
        for base in reversed(cls.__mro__): fields |= base.__dict__.get("__fields__", {})
        for name in cls.__dict__.get("__annotations__", {}):
            d = cls.__dict__.get(name, _MISSING)
            f = d if isinstance(d, field) else field(default=d)
            if isinstance(f.default, (list, dict, set)): raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use factory")
            fields[name] = f
            if isinstance(d, field): delattr(cls, name) if d.default is _MISSING else setattr(cls, name, d.default)
        cls.__fields__, cls.__match_args__ = fields, tuple(fields)
        params, body = ["self"], []
        for n, f in fields.items():
            params.append(n + ("=_MISSING" if f.default is not _MISSING or f.factory else ""))
            body.append(f" object.__setattr__(self, {n!r}, (F[{n!r}].factory() if F[{n!r}].factory else F[{n!r}].default) if {n} is _MISSING else {n})")
        body.append(" if hasattr(self, '__post_init__'): self.__post_init__()")
        ns = {"_MISSING": _MISSING, "F": fields}
        exec(f"def __init__({', '.join(params)}):\n" + "\n".join(body), ns)
        cls.__init__ = ns["__init__"]
        cls.__init__.__qualname__ = f"{cls.__qualname__}.__init__"
        key = lambda o: tuple(getattr(o, n) for n, f in fields.items() if f.compare)
        if "__repr__" not in cls.__dict__:
            cls.__repr__ = lambda self: f"{type(self).__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n, f in fields.items() if f.repr)})"
        cls.__eq__ = lambda a, b: key(a) == key(b) if type(a) is type(b) else NotImplemented
        if order:
            cls.__lt__ = lambda a, b: key(a) < key(b) if type(a) is type(b) else NotImplemented
        if frozen:
            def no(self, name, *value): raise AttributeError(f"cannot assign to field {name!r}")
            cls.__setattr__ = cls.__delattr__ = no
            cls.__hash__ = lambda self: hash(key(self))
        else: cls.__hash__ = None
        return cls
    return wrap if cls is None else wrap(cls)
class EnumMeta(type):
    def __prepare__(name, bases, **kw): return {}
    def __new__(meta, name, bases, ns):
        cls = super().__new__(meta, name, bases, {k: v for k, v in ns.items() if k[0] == "_" or callable(v)})
        cls._members = {}
        for k, v in ns.items():
            if k[0] != "_" and not callable(v):
                m = object.__new__(cls)
                m.name, m.value = k, v
                cls._members[k] = m
                setattr(cls, k, m)
        return cls
    def __iter__(cls): return iter(cls._members.values())
    def __len__(cls): return len(cls._members)
    def __getitem__(cls, k): return cls._members[k]
    def __call__(cls, value):
        for m in cls:
            if m.value == value: return m
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
class Enum(metaclass=EnumMeta):
    def __repr__(self): return f"<{type(self).__name__}.{self.name}: {self.value!r}>"
    def __str__(self): return f"{type(self).__name__}.{self.name}"
class State(Enum):
    IDLE = 0
    BUSY = 1
    DOWN = "down"
    def loud(self): return self.name + "!"
@record(order=True)
class Event:
    time: float
    seq: int
    what: object = field(compare=False, repr=False)
    note: str = field(default="", compare=False)
@record(frozen=True)
class Point:
    x: int
    y: int = 0
    def __post_init__(self): assert self.x >= 0, f"x is {self.x}"
@record
class Customer:
    name: str
    tags: list = field(factory=list)
    served: bool = False
@record
class Vip(Customer):
    level: int = 1
class Sim:
    def __init__(self): self.now, self.queue, self.seq, self.log = 0.0, [], 0, []
    def at(self, delay, what, note=""):
        self.seq += 1
        self.queue.append(Event(self.now + delay, self.seq, what, note))
        self.queue.sort(reverse=True)
    def run(self, until=math.inf):
        while self.queue and self.queue[-1].time <= until:
            e = self.queue.pop()
            self.now = e.time
            try: delay = e.what.send(None)
            except StopIteration as s: self.say("end", e.note, s.value)
            except RuntimeError as err: self.say("crash", e.note, err)
            else: self.at(delay, e.what, e.note)
    def say(self, *words): print(f"{self.now:7.2f}", *words)
class Stats:
    def __init__(self): self.n = self.mean = self._m2 = 0
    def __lshift__(self, x):
        self.n += 1
        d = x - self.mean
        self.mean += d / self.n
        self._m2 += d * (x - self.mean)
        return self
    @property
    def sd(self): return math.sqrt(self._m2 / self.n) if self.n else math.nan
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        yield (seed >> 11) / 2 ** 53
rnd, sim, line, stats, state = lcg(7), Sim(), [], Stats(), State.IDLE
def arrivals(n):
    for i in range(n):
        c = Vip(f"v{i}", level=i) if i % 4 == 3 else Customer(f"c{i}")
        line.append((c, sim.now))
        yield -math.log(1 - next(rnd)) * 2
    return n
def teller(name):
    global state
    done = 0
    while done < 6:
        if not line:
            state = State.IDLE
            yield 0.5
            continue
        state = State["BUSY"]
        c, came = line.pop(max(range(len(line)), key=lambda i: getattr(line[i][0], "level", 0)))
        stats << sim.now - came
        yield 1 + next(rnd)
        c.served = True
        c.tags += [name]
        sim.say(name, "served", c)
        done += 1
    return done
def broken():
    yield 3
    raise StopIteration("oops")
sim.at(0, arrivals(12), "arrivals")
for t in "AB": sim.at(0, teller(t), t)
sim.at(1, broken(), "broken")
sim.run(until=9)
print("--", len(sim.queue), sim.queue[-1].note, state.loud(), state)
sim.run()
print(f"{stats.n} {stats.mean:.6f} {stats.sd:.6f}", State(1), State("down"), list(State), len(State), State.IDLE is State(0))
print(Point(1), Point(1) == Point(1, 0), {Point(1), Point(1, 0)}, Point(2) != Point(3), Event(1, 2, 3) < Event(1, 3, 0), Vip.__match_args__)
match Vip("z", level=4):
    case Customer(n, tags=[]) if n == "y": print("no")
    case Vip(n, [], False, lvl): print("vip", n, lvl)
for act in ("Point()", "Point(1, 2, 3)", "Point(-1)", "setattr(Point(1), 'x', 2)", "hash(Customer('a'))", "State('q')", "State['Q']", "Point(1) < Point(2)",
            "Customer(nam='x')", "record(type('B', (), {'__annotations__': {'a': list}, 'a': []}))", "Event(1, 2, 3) < 5", "State.IDLE.foo", "Point(1, y=2, x=3)", "sim.run(until=1, now=2)", "next(arrivals())", "Vip.__init__()"):
    try: print(act, "=", eval(act))
    except Exception as e: print(act, "->", type(e).__name__ + ":", e)
