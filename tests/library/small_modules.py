# needs: library
# graphlib, queue, sched, reprlib, numbers, types, heapq, bisect, abc, copy, getopt
import graphlib, queue, sched, reprlib, numbers, types, heapq, bisect, abc, copy, getopt
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
g = {'d': {'b', 'c'}, 'b': {'a'}, 'c': {'a'}}
q = queue.Queue(2); l = queue.LifoQueue(); p = queue.PriorityQueue(); s = queue.SimpleQueue()
ns = types.SimpleNamespace(a=1, b='x')
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
    @staticmethod
    @abc.abstractmethod
    def s(): ...
class Sq(Shape):
    area = lambda self: 4
    name = 'sq'
class Full(Sq):
    s = staticmethod(lambda: 1)
for text in '''list(graphlib.TopologicalSorter(g).static_order())[0::3] | list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order()) | graphlib.TopologicalSorter(g).prepare()
q.put(1) | q.put(2) | q.full() | q.put_nowait(3) | q.get() | q.qsize() | q.get_nowait() | q.get_nowait() | q.get(timeout=0.01) | l.put(1) | l.put(2) | l.get() | p.put(3) | p.put(1) | p.get() | s.put(5) | s.get() | s.empty() | s.get_nowait() | s.get(timeout=0.01) | s.qsize() | q.task_done()
reprlib.repr(list(range(100))) | reprlib.repr('x' * 100) | reprlib.repr({i: i for i in range(10)}) | reprlib.Repr().repr(10**100) | reprlib.repr(set('abcdefgh')) | reprlib.repr([[[[[[[1]]]]]]])
isinstance(1, numbers.Integral) | isinstance(1.5, numbers.Real) | isinstance(1, numbers.Complex) | isinstance(1j, numbers.Real) | issubclass(bool, numbers.Number) | numbers.Integral()
ns | ns.a | ns == types.SimpleNamespace(a=1, b='x') | types.MappingProxyType({1: 2}) | types.new_class('N', (), {}, lambda d: d.update(x=1)).x | types.MethodType(lambda self: self, 5)() | types.FunctionType | types.NoneType | types.resolve_bases((int,)) | types.prepare_class('P') | types.GeneratorType | types.DynamicClassAttribute | types.CellType(5).cell_contents | types.ModuleType('m') | types.get_original_bases
heapq.nlargest(3, [5, 1, 8, 3]) | heapq.nsmallest(2, 'hello', key=ord) | list(heapq.merge([1, 4], [2, 3])) | list(heapq.merge('ca', 'db', reverse=True)) | bisect.bisect([1, 2], 1) | bisect.insort | heapq.nlargest(1, [3, 4]) | heapq.nsmallest(0, [1])
Shape() | Sq() | Full().area() | Shape.__abstractmethods__ == {'area', 'name', 's'} | abc.ABC.register(int) | issubclass(int, abc.ABC) | abc.update_abstractmethods(Sq) is Sq | isinstance(Full(), Shape)
copy.copy([1, [2]]) | copy.deepcopy({'a': [1]}) | copy.copy(ns) | copy.deepcopy(ns) | copy.copy(lambda: 1).__name__ | copy.copy({1, 2}) | copy.deepcopy((1, [2])) | copy.replace
getopt.getopt(['-a', '-b', 'x', '--long=5', 'rest'], 'ab:', ['long=']) | getopt.getopt(['-z'], 'a') | getopt.gnu_getopt(['x', '-a', 'y'], 'a') | getopt.getopt(['--lo'], '', ['long', 'lot'])'''.replace('\n', ' | ').split(' | '):
    show(text)
print(list(graphlib.TopologicalSorter({2: [1], 3: [2]}).static_order()))
clock = [0]
sch = sched.scheduler(lambda: clock[0], lambda n: clock.__setitem__(0, clock[0] + n))
sch.enter(5, 1, print, ('five',)); sch.enter(2, 2, print, ('two b',)); e = sch.enter(2, 1, print, ('two a',)); x = sch.enter(9, 1, print); sch.cancel(x); print(len(sch.queue), sch.empty()); sch.run(); print(clock)
@reprlib.recursive_repr()
def r(self): return 'R' + repr(self.__dict__)
class R: __repr__ = r
a = R(); a.a = a; print(a)
cyc = [1]; cyc.append(cyc); print(copy.deepcopy(cyc))
class Slots:
    __slots__ = 'a', 'b'
o = Slots(); o.a = [1]; c = copy.deepcopy(o); print(c.a, c.a is o.a, hasattr(c, 'b'))
