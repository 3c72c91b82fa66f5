# lru_cache.py -- a cache on a doubly linked list whose nodes are freed by reference counts or, where they form cycles, by the
# collector; weak values, a decorator with statistics, expiry by a clock that is passed in, and a model that checks it all.
import gc
from weakref import ref


class Node:
    __slots__ = ("key", "value", "before", "after", "__weakref__")

    def __init__(self, key=None, value=None):
        self.key, self.value, self.before, self.after = key, value, self, self

    def unlink(self):
        self.before.after, self.after.before = self.after, self.before
        self.before = self.after = self

    def link_before(self, other):
        self.before, self.after = other.before, other
        self.before.after = self.after.before = self


class LRU:
    def __init__(self, capacity, on_evict=None):
        if capacity < 1:
            raise ValueError(f"capacity must be positive, not {capacity}")
        self.capacity, self.on_evict = capacity, on_evict
        self.table, self.ring = {}, Node()
        self.hits = self.misses = self.evictions = 0

    def __len__(self):
        return len(self.table)

    def __contains__(self, key):
        return key in self.table

    def __iter__(self):
        """Oldest first."""
        node = self.ring.after
        while node is not self.ring:
            yield node.key
            node = node.after

    def __reversed__(self):
        node = self.ring.before
        while node is not self.ring:
            yield node.key
            node = node.before

    def __getitem__(self, key):
        try:
            node = self.table[key]
        except KeyError:
            self.misses += 1
            return self.__missing__(key)
        self.hits += 1
        node.unlink()
        node.link_before(self.ring)
        return node.value

    def __missing__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        node = self.table.get(key)
        if node is None:
            if len(self.table) >= self.capacity:
                self.evict()
            self.table[key] = node = Node(key)
        else:
            node.unlink()
        node.value = value
        node.link_before(self.ring)

    def __delitem__(self, key):
        self.table.pop(key).unlink()

    def evict(self):
        oldest = self.ring.after
        del self[oldest.key]
        self.evictions += 1
        if self.on_evict:
            self.on_evict(oldest.key, oldest.value)

    def __repr__(self):
        return "{}({})".format(type(self).__name__, ", ".join(f"{k!r}: {self.table[k].value!r}" for k in self))

    def __ior__(self, pairs):
        for key, value in dict(pairs).items():
            self[key] = value
        return self


class Expiring(LRU):
    def __init__(self, capacity, lifetime, clock):
        super().__init__(capacity)
        self.lifetime, self.clock = lifetime, clock

    def __setitem__(self, key, value):
        super().__setitem__(key, (self.clock() + self.lifetime, value))

    def __getitem__(self, key):
        deadline, value = super().__getitem__(key)
        if self.clock() >= deadline:
            del self[key]
            self.hits, self.misses = self.hits - 1, self.misses + 1
            return self.__missing__(key)
        return value


class Computing(LRU):
    def __init__(self, capacity, compute):
        super().__init__(capacity)
        self.compute = compute

    def __missing__(self, key):
        self[key] = value = self.compute(key)
        return value


def cached(capacity=8):
    def decorate(function):
        cache = Computing(capacity, lambda call: function(*call[0], **dict(call[1])))

        def wrapper(*args, **keywords):
            return cache[args, tuple(sorted(keywords.items()))]

        wrapper.__name__, wrapper.__doc__, wrapper.cache = function.__name__, function.__doc__, cache
        return wrapper
    return decorate


cache = LRU(3, on_evict=lambda key, value: print("  evicted", key, value))
for word in "the snake eats the tail of the snake".split():
    if word in cache:
        cache[word] += 1
    else:
        cache[word] = 1
    print(word, "->", cache)
print(list(cache), list(reversed(cache)), len(cache), cache.hits, cache.misses, cache.evictions)
del cache["of"]
cache |= {"a": 1, "b": 2}
cache |= [("c", 3)]
print(cache, "of" in cache)
for bad in ("nothing", "of"):
    try:
        cache[bad]
    except KeyError as error:
        print("KeyError", error)
try:
    del cache[5]
except KeyError as error:
    print("KeyError", error)
try:
    LRU(0)
except ValueError as error:
    print(error)

now = 0
timed = Expiring(2, 10, lambda: now)
timed["x"], timed["y"] = 1, 2
now = 9
print(timed["x"], timed["y"])
timed["x"] = 3
now = 12
print(timed["x"], [k for k in timed])
try:
    timed["y"]
except KeyError as error:
    print("expired", error, timed)

calls = []


@cached(capacity=4)
def slow_power(base, exponent=2, *, modulus=None):
    """base ** exponent, slowly."""
    calls.append((base, exponent, modulus))
    return pow(base, exponent, modulus)


print([slow_power(n % 3) for n in range(9)], slow_power(2, modulus=3), slow_power(2, exponent=5), slow_power(2, 5), calls)
print(slow_power.__name__, slow_power.__doc__, slow_power.cache.hits, slow_power.cache.misses, slow_power.cache.evictions)

# An evicted node is alone: its count ends it at once. A dropped cache is a ring of cycles: only the collector ends it.
gc.collect()
gc.disable()
cache = LRU(2)
cache["first"] = "one"
watch = ref(cache.table["first"], lambda _: print("  a node has died"))
cache["second"], cache["third"] = "two", "three"
print("the evicted node's key", None if watch() is None else watch().key)
watches = [ref(node) for node in cache.table.values()]
del cache
print("alive after del:", sum(w() is not None for w in watches))
print("collected:", gc.collect() > 0, "alive:", sum(w() is not None for w in watches))

# The model: a list of pairs, searched in full. Both must agree after every step of a long random walk.
state = 12345


def random(n):
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return (state >> 8) % n


real, model = LRU(7), []
for step in range(5000):
    key = random(12)
    match random(4):
        case 0 | 1:
            real[key] = step
            model = [(k, v) for k, v in model if k != key][-6 if key not in dict(model) else None:] + [(key, step)]
        case 2:
            got = real[key] if key in real else None
            pair = [(k, v) for k, v in model if k == key]
            assert got == (pair[0][1] if pair else None), (step, key, got, pair)
            model = [(k, v) for k, v in model if k != key] + pair
        case 3 if key in real:
            del real[key]
            model = [(k, v) for k, v in model if k != key]
    assert list(real) == [k for k, _ in model], (step, list(real), model)
print("5000 steps agree:", real)
