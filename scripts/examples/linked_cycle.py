# linked_cycle.py -- a ring of nodes that reference counts alone can never free.
#
# Every node is held by the node before it. Once the program lets go of the ring, each node still has
# one reference, from its neighbour: the counts stay above zero for ever. The collector finds out that
# all of those references come from inside the ring, and frees it.

import gc


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def make_ring(n):
    """Link n nodes in a circle and return the first."""
    first = node = Node(1)
    for value in range(2, n + 1):
        node.next = Node(value)
        node = node.next
    node.next = first
    return first


def walk(node, steps):
    values = []
    for _ in range(steps):
        values.append(node.value)
        node = node.next
    return values


gc.disable()                    # nobody collects but us, so that the counts below are exact
gc.collect()                    # whatever the start-up left behind

ring = make_ring(5)
print("seven steps around the ring:", walk(ring, 7))
print("collected while `ring` holds it:", gc.collect())

ring = None                     # the last reference from outside
print("collected after letting go:", gc.collect())

# A chain without the last link is freed by its counts, at once; nothing is left to collect.
chain = make_ring(5)
chain.next.next.next.next.next = None
chain = None
print("collected from an open chain:", gc.collect())
