# which objects the collector looks at
import gc
class A: pass
print([gc.is_tracked(x) for x in ([], set(), A(), {'a': []}, A, lambda: 0)])
# expect: [True, True, True, True, True, True]
print([gc.is_tracked(x) for x in (1, 'a', 1.5, None, object(), {}, {'a': 1}, (), b'', range(1))])
# expect: [False, False, False, False, False, False, False, False, False, False]
