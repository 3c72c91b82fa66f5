# a class body is code that runs
class A:
    total = 0
    for i in range(4):
        total += i
    if total > 5:
        def big(self):
            return True
    squares = {n: n * n for n in range(3)}
    del i
print(A.total, A().big(), A.squares, hasattr(A, 'i'))   # expect: 6 True {0: 0, 1: 1, 2: 4} False
