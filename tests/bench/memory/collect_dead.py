# collect_dead.py -- gc.collect() of a million dead cycles, of one list each and of two.
import gc

from measure import best, clock, show

COUNT = 1_000_000


def dead_ones():
    gc.disable()
    for _ in range(COUNT):
        a = []
        a.append(a)
    a = None
    return collect()


def dead_pairs():
    gc.disable()
    for _ in range(COUNT):
        a = []
        b = [a]
        a.append(b)
    a = b = None
    return collect()


def collect():
    start = clock()
    gc.collect()
    return clock() - start


show("dead_1_cycles", best(dead_ones))
show("dead_2_cycles", best(dead_pairs))
