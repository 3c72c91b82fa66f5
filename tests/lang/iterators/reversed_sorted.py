# reversed and sorted
print(list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed(range(3))), list(reversed((1, 2))), list(reversed({'a': 1, 'b': 2})))
# expect: [3, 2, 1] ['c', 'b', 'a'] [2, 1, 0] [2, 1] ['b', 'a']
class Seq:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
print(list(reversed(Seq())), sorted('banana'), sorted([1, -2, 3], key=abs, reverse=True), sorted({'b': 1, 'a': 2}.items()))
# expect: [20, 10, 0] ['a', 'a', 'a', 'b', 'n', 'n'] [3, -2, 1] [('a', 2), ('b', 1)]
reversed({1})           # expect-error: TypeError: 'set' object is not reversible
