# Where the star of a sequence pattern is not wanted, only the items that are wanted are asked for, from both ends.
import collections.abc

class Seq(collections.abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        print("item", i)
        return i                                # never ends: must not be iterated over

match Seq(42):
    case [x, *_, 99, y]: pass
    case [x, _, *_, y]: print(x, y)
# expect: item 0
# expect: item 40
# expect: item 0
# expect: item 41
# expect: 0 41

match Seq(2):
    case [*_, 5]: pass
    case [_, *_, [a, *_]]: pass
    case [_, _, *_]: print("two")
# expect: item 1
# expect: item 1
# expect: two

match (1, 2, 3, 4):
    case [*_, a, b]: print(a, b)                # expect: 3 4
match [1, [2, 3]]:
    case [*_, [p, *_]] if p > 5: pass
    case [q, *_]: print(q)                      # expect: 1
