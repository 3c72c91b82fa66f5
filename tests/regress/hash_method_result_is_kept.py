# what __hash__ returns is the hash as it is, where it fits a word; it is not reduced as the hash of an int
class Known:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n

print(hash(Known(2**61 - 1)))               # expect: 2305843009213693951
print(hash(Known(-2**63)))                  # expect: -9223372036854775808
print(hash(Known(2**63 - 1)))               # expect: 9223372036854775807
print(hash(Known(2**63)))                   # expect: 4
print(hash(Known(-1)), hash(Known(True)))   # expect: -2 1
