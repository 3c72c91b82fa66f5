# in compares with ==, identity first
print(1 in [1, 2], 3 in [1, 2], 3 not in [1], [1] in [[1]], 1.0 in [1], None in [None], 'a' in ['ab'])
# expect: True False True True True True False
class Never:
    def __eq__(self, other):
        return False
n = Never()
print(n in [n], Never() in [n], [n] == [n], [n].count(n), [n].index(n))  # expect: True False True 1 0
