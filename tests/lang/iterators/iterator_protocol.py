# __iter__ and __next__ of one's own
class Down:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Down(3)), [x for x in Down(2)], sum(Down(5)), 3 in Down(5), max(Down(4)), tuple(Down(0)), sorted(Down(3)))
# expect: [2, 1, 0] [1, 0] 10 True 3 () [0, 1, 2]
a, b, c = Down(3)
print(a, b, c, *Down(2), dict(zip(Down(2), 'xy')), ''.join(map(str, Down(3))))
# expect: 2 1 0 1 0 {1: 'x', 0: 'y'} 210
d = Down(3)
for x in d:
    break
print(list(d), list(d))  # expect: [1, 0] []
