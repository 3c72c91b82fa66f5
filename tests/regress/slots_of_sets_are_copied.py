# slots_of_sets_are_copied.py -- copying and pickling instances of subclasses of sets keeps what is in their __slots__.
# needs: library
import copy
import pickle

class S(set):
    __slots__ = 'a',

class F(frozenset):
    __slots__ = 'a', '__dict__'

for T in S, F:
    s = T([1])
    s.a = 3
    print(copy.copy(s).a, copy.deepcopy(s).a, pickle.loads(pickle.dumps(s)).a, s.__reduce__()[2])
# expect: 3 3 3 (None, {'a': 3})
# expect: 3 3 3 (None, {'a': 3})
print({1}.__reduce__())             # expect: (<class 'set'>, ([1],), None)
