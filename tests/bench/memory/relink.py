# relink.py -- the worst case of marking without a write barrier: a linked list of a million nodes is relinked in another order,
# again and again, while marking runs. Marks that are wrong must be set right in one go: the longest stop for that.
import gc

from measure import Random, best, show, worst_gap

COUNT, STEPS = 1_000_000, 2_000_000


def run():
    random = Random()
    head = None
    for _ in range(COUNT):
        head = [head]
    gc.collect()

    def steps():
        nonlocal head
        kept = []
        # Take the first node off and hang it in somewhere further on: reversing in pieces.
        while True:
            back, node = None, head
            for _ in range(1 + random.below(1000)):
                if node is None:
                    break
                rest = node[0]
                node[0] = back
                back, node = node, rest
                kept.append([])             # the heap grows, so that full collections come due
                yield
            last = back
            while last is not None and last[0] is not None:
                last = last[0]
            if last is not None:
                last[0] = node
                head = back

    def some():
        all_steps = steps()
        for _ in range(STEPS):
            next(all_steps)
            yield

    return worst_gap(some())


show("relink_gap", best(run, rounds=1))
