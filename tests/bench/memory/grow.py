# grow.py -- a heap that grows to a million and to five million lists: what automatic collections cost in all, and the
# longest time for which one stops the program.
import gc

from measure import best, clock, show, worst_gap


def grow(count):
    keep = []
    for _ in range(count):
        keep.append([])
        yield


def gap(count):
    return worst_gap(grow(count))


def total(count, enabled):
    if not enabled:
        gc.disable()
    start = clock()
    keep = [[] for _ in range(count)]
    return clock() - start


def longest_entry(count):
    """The longest that one call of the collector takes, as gc.callbacks see it."""
    started, longest = 0.0, 0.0

    def note(phase, info):
        nonlocal started, longest
        if phase == "start":
            started = clock()
        else:
            longest = max(longest, clock() - started)

    gc.callbacks.append(note)
    keep = [[] for _ in range(count)]
    return longest


for count in 1_000_000, 5_000_000:
    show(f"grow_gap_{count}", best(gap, count))
    show(f"grow_entry_{count}", best(longest_entry, count))
    show(f"grow_total_{count}", best(total, count, True) - best(total, count, False))
