# old_garbage.py -- a million containers, of which old ones become cyclic garbage all the time: the longest stop.
import gc

from measure import Random, best, show, worst_gap

COUNT, STEPS = 1_000_000, 1_500_000


def run():
    random = Random()
    pairs = []
    for _ in range(COUNT // 2):
        a = []
        a.append([a])
        pairs.append(a)
    gc.collect()

    def steps():
        for _ in range(STEPS):
            a = []
            a.append([a])
            pairs[random.below(COUNT // 2)] = a      # an old cycle of two lists is garbage now
            yield

    return worst_gap(steps())


show("old_garbage_gap", best(run))
