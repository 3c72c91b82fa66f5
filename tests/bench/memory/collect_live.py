# collect_live.py -- gc.collect() where a million containers are alive, in six shapes.
import gc

from measure import Random, best, clock, show

COUNT = 1_000_000


def flat():
    return [[] for _ in range(COUNT)]


def pairs():
    return [[[]] for _ in range(COUNT // 2)]


def graph():
    nodes, random = [[] for _ in range(COUNT)], Random()
    for node in nodes:
        node.append(nodes[random.below(COUNT)])
        node.append(nodes[random.below(COUNT)])
    return nodes


def shuffled():
    nodes, random = flat(), Random()
    for i in range(COUNT - 1, 0, -1):
        j = random.below(i + 1)
        nodes[i], nodes[j] = nodes[j], nodes[i]
    return nodes


def tree(depth=19):
    return [tree(depth - 1), tree(depth - 1)] if depth else []


def ints():
    return [[i, i + 1] for i in range(COUNT)]


def collect(shape):
    gc.disable()
    keep = shape()
    gc.collect()
    times = []
    for _ in range(3):
        start = clock()
        gc.collect()
        times.append(clock() - start)
    return min(times)


for shape in flat, pairs, graph, shuffled, tree, ints:
    show("live_" + shape.__name__, best(collect, shape, rounds=1))
