# graph_library.py -- directed and undirected weighted graphs, and the algorithms of a first course: searches as generators,
# Dijkstra, Bellman and Ford, Kruskal, Tarjan's components, topological order, max flow, and colouring, each checked by another.
from __future__ import annotations

INFINITY = float("inf")


class Graph:
    directed = False

    def __init__(self, *edges: tuple, **names):
        self.edges: dict = {}
        for edge in edges:
            self.add(*edge)

    def add(self, a, b=None, weight=1):
        self.edges.setdefault(a, {})
        if b is not None:
            self.edges.setdefault(b, {})
            self.edges[a][b] = weight
            if not self.directed:
                self.edges[b][a] = weight
        return self

    __call__ = add

    def __getitem__(self, item):
        match item:
            case (a, b):
                return self.edges[a][b]
            case slice(start=a, stop=b):
                return self.path(a, b)
            case node:
                return self.edges[node].keys()

    def __contains__(self, item):
        return item[1] in self.edges.get(item[0], ()) if isinstance(item, tuple) else item in self.edges

    def __iter__(self):
        return iter(self.edges)

    def __len__(self):
        return len(self.edges)

    def __invert__(self):
        """All edges turned round."""
        back = type(self)(*((n,) for n in self))
        for a, b, w in self.triples():
            back.add(b, a, w)
        return back

    def __or__(self, other):
        if not isinstance(other, Graph):
            return NotImplemented
        return type(self)(*((n,) for n in (*self, *other)), *self.triples(), *other.triples())

    def __eq__(self, other):
        return isinstance(other, Graph) and self.directed == other.directed and self.edges == other.edges

    __hash__ = None

    def triples(self):
        seen = set()
        for a, to in self.edges.items():
            for b, weight in to.items():
                if self.directed or (b, a) not in seen:
                    seen.add((a, b))
                    yield a, b, weight

    def __repr__(self):
        arrow = "->" if self.directed else "--"
        return f"{type(self).__name__}({', '.join(f'{a}{arrow}{b}' + (f':{w}' if w != 1 else '') for a, b, w in self.triples())})"

    def depth_first(self, start, seen=None):
        seen = set() if seen is None else seen
        seen.add(start)
        yield start
        for node in self[start]:
            if node not in seen:
                yield from self.depth_first(node, seen)

    def breadth_first(self, start):
        distance, queue = {start: 0}, [start]
        for node in queue:
            yield node, distance[node]
            for other in self[node]:
                if other not in distance:
                    distance[other] = distance[node] + 1
                    queue.append(other)

    def shortest(self, start):
        """Dijkstra's, with a heap of our own; gives distances and predecessors."""
        distance, previous, heap = {start: 0}, {}, Heap([(0, start)])
        while heap:
            so_far, node = heap.pop()
            if so_far > distance[node]:
                continue
            for other, weight in self.edges[node].items():
                if weight < 0:
                    raise ValueError(f"negative weight {weight} at {node}->{other}")
                if (new := so_far + weight) < distance.get(other, INFINITY):
                    distance[other], previous[other] = new, node
                    heap.push((new, other))
        return distance, previous

    def bellman_ford(self, start):
        distance = dict.fromkeys(self, INFINITY) | {start: 0}
        for round_ in range(len(self)):
            changed = False
            for a, to in self.edges.items():
                for b, weight in to.items():
                    if distance[a] + weight < distance[b]:
                        distance[b], changed = distance[a] + weight, True
            if not changed:
                return distance
        raise ArithmeticError("a cycle of negative weight")

    def path(self, a, b):
        distance, previous = self.shortest(a)
        if b not in distance:
            raise LookupError(f"no way from {a} to {b}")
        way = [b]
        while way[-1] != a:
            way.append(previous[way[-1]])
        return way[::-1]


class DiGraph(Graph):
    directed = True

    def topological(self):
        waiting = {n: 0 for n in self}
        for _, b, _ in self.triples():
            waiting[b] += 1
        ready = [n for n, count in waiting.items() if not count]
        for node in ready:
            yield node
            for other in self[node]:
                waiting[other] -= 1
                if not waiting[other]:
                    ready.append(other)
        if left := [n for n, count in waiting.items() if count]:
            raise ValueError(f"cycle among {left}")

    def components(self):
        """Tarjan's strongly connected components."""
        index, low, stack, out = {}, {}, [], []

        def visit(node):
            index[node] = low[node] = len(index)
            stack.append(node)
            for other in self[node]:
                if other not in index:
                    visit(other)
                    low[node] = min(low[node], low[other])
                elif other in stack:
                    low[node] = min(low[node], index[other])
            if low[node] == index[node]:
                component = []
                while not component or component[-1] != node:
                    component.append(stack.pop())
                out.append(sorted(component))

        for node in self:
            if node not in index:
                visit(node)
        return out

    def max_flow(self, source, sink):
        left = {a: dict(to) for a, to in self.edges.items()}
        total = 0
        while True:
            previous, queue = {source: None}, [source]
            for node in queue:
                for other, room in left[node].items():
                    if room > 0 and other not in previous:
                        previous[other] = node
                        queue.append(other)
            if sink not in previous:
                return total, sorted(previous)
            way, node = [], sink
            while (before := previous[node]) is not None:
                way.append((before, node))
                node = before
            push = min(left[a][b] for a, b in way)
            total += push
            for a, b in way:
                left[a][b] -= push
                left[b][a] = left[b].get(a, 0) + push


class Heap(list):
    def __init__(self, items=()):
        super().__init__()
        for item in items:
            self.push(item)

    def push(self, item):
        self.append(item)
        i = len(self) - 1
        while i and self[i] < self[(i - 1) // 2]:
            self[i], self[(i - 1) // 2] = self[(i - 1) // 2], self[i]
            i = (i - 1) // 2

    def pop(self):
        self[0], self[-1] = self[-1], self[0]
        top, i = super().pop(), 0
        while (children := [c for c in (2 * i + 1, 2 * i + 2) if c < len(self)]):
            least = min(children, key=self.__getitem__)
            if not self[least] < self[i]:
                break
            self[i], self[least], i = self[least], self[i], least
        return top


class Forest:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b


def spanning_tree(graph):
    forest = Forest()
    return Graph(*((a, b, w) for a, b, w in sorted(graph.triples(), key=lambda t: (t[2], t[:2])) if forest.join(a, b)))


def colour(graph):
    colours = {}
    for node in sorted(graph, key=lambda n: (-len(graph[n]), n)):
        used = {colours[n] for n in graph[node] if n in colours}
        colours[node] = next(c for c in range(len(graph)) if c not in used)
    return colours


roads = Graph(("A", "B", 7), ("A", "C", 9), ("A", "F", 14), ("B", "C", 10), ("B", "D", 15), ("C", "D", 11), ("C", "F", 2), ("D", "E", 6), ("E", "F", 9))
roads("G")
print(roads, len(roads), roads["A", "C"], sorted(roads["C"]), ("A", "E") in roads, "G" in roads)
print(roads["A":"E"], roads.shortest("A")[0], roads.bellman_ford("A") == dict.fromkeys("G", INFINITY) | roads.shortest("A")[0])
print(list(roads.depth_first("A")), list(roads.breadth_first("A")))
tree = spanning_tree(roads)
print(tree, sum(w for *_, w in tree.triples()), colour(roads), all(colour(roads)[a] != colour(roads)[b] for a, b, _ in roads.triples()))
try:
    roads["A":"G"]
except LookupError as error:
    print(type(error).__name__, error)

tasks = DiGraph(("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes"))
print(list(tasks.topological()), ~tasks, sep="\n")
tasks("jacket", "shirt")
try:
    print(list(tasks.topological()))
except ValueError as error:
    print(error)
print(tasks.components(), (~~tasks == tasks), tasks == ~tasks, (tasks | DiGraph(("x", "y", 2)))["x", "y"])
pipes = DiGraph(("s", "a", 16), ("s", "c", 13), ("c", "a", 4), ("a", "b", 12), ("b", "c", 9), ("c", "d", 14), ("d", "b", 7), ("b", "t", 20), ("d", "t", 4))
flow, side = pipes.max_flow("s", "t")
print(flow, side, sum(w for a, b, w in pipes.triples() if a in side and b not in side))
for call in (lambda: DiGraph((1, 2, -1), (2, 1, 0)).bellman_ford(1), lambda: DiGraph((1, 2, -1)).shortest(1), lambda: hash(pipes), lambda: pipes | 3):
    try:
        print(call())
    except (ArithmeticError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(Graph.add.__annotations__, Graph.__init__.__annotations__, Graph.__call__ is Graph.add)

size = 18
cell = [[f"{x},{y}" for y in range(size)] for x in range(size)]
steps = ((x, y, x + dx, y + dy) for x in range(size) for y in range(size) for dx, dy in ((0, 1), (1, 0)) if x + dx < size and y + dy < size)
grid = Graph(*((cell[x][y], cell[u][v], 1 + (x * 7 + y * 13) % 5) for x, y, u, v in steps))
start, end = cell[0][0], cell[-1][-1]
fast, slow = grid.shortest(start)[0], grid.bellman_ford(start)
print(len(grid), fast[end], fast == slow, len(grid[start:end]), max(d for _, d in grid.breadth_first(start)))
