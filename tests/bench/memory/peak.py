# peak.py -- the most memory that programs of many containers need, in megabytes.
from measure import in_child, peak_memory

COUNT = 1_000_000


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def empty_lists():
    return [[] for _ in range(COUNT)]


def pairs():
    return [[i, i] for i in range(COUNT)]


def tuples():
    return [(i, str(i)) for i in range(COUNT)]


def dicts():
    return [{"a": i, "b": i} for i in range(COUNT // 2)]


def instances():
    return [Point(i, i) for i in range(COUNT)]


def slotted():
    return [Slotted(i, i) for i in range(COUNT)]


def one_dict():
    return {i: [i] for i in range(COUNT)}


def sets():
    return [{i, i + 1} for i in range(COUNT // 2)]


def need(make):
    keep = make()
    return peak_memory()


for make in empty_lists, pairs, tuples, dicts, instances, slotted, one_dict, sets:
    print(f"peak_{make.__name__} {in_child(need, make):.1f}")
