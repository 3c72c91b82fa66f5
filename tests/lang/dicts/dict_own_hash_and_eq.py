# keys of a class of one's own
class Key:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n % 3
    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n
    def __repr__(self):
        return f'K{self.n}'
d = {Key(n): n for n in range(7)}
d[Key(5)] = 'five'
print(d, Key(6) in d, Key(7) in d, d.get(Key(4)), len(d))
# expect: {K0: 0, K1: 1, K2: 2, K3: 3, K4: 4, K5: 'five', K6: 6} True False 4 7
del d[Key(3)]
print(d)                # expect: {K0: 0, K1: 1, K2: 2, K4: 4, K5: 'five', K6: 6}
