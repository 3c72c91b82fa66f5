# mutator.py -- what a program that makes no cycles pays for the collector: with it, against without it. The smaller of three
# runs each; the value is a percentage of the time without.
import gc

from measure import best, clock


class Node:
    def __init__(self, value, left, right):
        self.value, self.left, self.right = value, left, right


def insert(node, value):
    if node is None:
        return Node(value, None, None)
    if value < node.value:
        return Node(node.value, insert(node.left, value), node.right)
    return Node(node.value, node.left, insert(node.right, value))


def persistent_tree(enabled):
    if not enabled:
        gc.disable()
    start = clock()
    root, value = None, 1
    for _ in range(30_000):
        value = value * 16807 % 2147483647
        root = insert(root, value)
    return clock() - start


def records(enabled):
    if not enabled:
        gc.disable()
    start = clock()
    table = {}
    for i in range(600_000):
        table[i % 50_000] = {"key": i, "parts": [i, str(i)]}
    return clock() - start


for program in persistent_tree, records:
    share = best(program, True) / best(program, False) - 1
    print(f"collector_share_{program.__name__} {max(share, 0.001) * 100:.1f}")
