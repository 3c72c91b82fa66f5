# == and hash of one's own
class V:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return self.n == other.n
    def __hash__(self):
        return hash(self.n)
print(V(1) == V(1), V(1) != V(1), V(1) == 1, V(1) != 1, len({V(1), V(1), V(2)}), V(1) in [V(1)], {V(1): 'x'}[V(1)])
# expect: True False False True 2 True x
class P:
    pass
p = P()
print(p == p, p == P(), p != p, hash(p) == hash(p), p in [p])  # expect: True False False True True
