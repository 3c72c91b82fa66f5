# @ asks __matmul__
class M:
    def __matmul__(self, other):
        return ('mat', other)
    def __rmatmul__(self, other):
        return ('rmat', other)
    def __imatmul__(self, other):
        return 'imat'
m = M()
print(m @ 1, 2 @ m)     # expect: ('mat', 1) ('rmat', 2)
m @= 3
print(m)                # expect: imat
