# the comparisons and their reflections
class N:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return ('lt', self.n)
    def __ge__(self, other):
        return ('ge', self.n)
print(N(1) < N(2), N(1) > N(2), N(1) >= N(2), N(1) <= N(2), N(1) < 5, 5 > N(1))
# expect: ('lt', 1) ('lt', 2) ('ge', 1) ('ge', 2) ('lt', 1) ('lt', 1)
try:
    object() < object()
except TypeError as e:
    print(e)            # expect: '<' not supported between instances of 'object' and 'object'
5 < object()            # expect-error: TypeError: '<' not supported between instances of 'int' and 'object'
