# a method remembers its object
class A:
    def __init__(self, n):
        self.n = n
    def get(self, k=0):
        return self.n + k
a = A(1)
get = a.get
a.n = 5
print(get(), get(1), A.get(a, 2), get.__self__ is a, get.__func__ is A.get, a.get == a.get, a.get is a.get, list(map(a.get, [1, 2])))
# expect: 5 6 7 True True True False [6, 7]
a.get = lambda: 'own'
print(a.get(), [A(2).get][0](), get.__name__, [].append.__self__)  # expect: own 2 get []
