# instances can be called
class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, x, *more, k=0):
        return self.n + x + sum(more) + k
print(Adder(1)(2), Adder(1)(2, 3, k=4), callable(Adder(0)), list(map(Adder(10), [1, 2])))
# expect: 3 10 True [11, 12]
class Not: pass
Not()()                 # expect-error: TypeError: 'Not' object is not callable
