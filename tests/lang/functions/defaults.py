# defaults are computed once, when def runs
def f(a, b=2, c=[]):
    c.append(a)
    return a, b, c
print(f(1), f(2, 3), f(4, c=[]), f(b=0, a=9))
# expect: (1, 2, [1, 2, 9]) (2, 3, [1, 2, 9]) (4, 2, [4]) (9, 0, [1, 2, 9])
x = 5
def g(n=x):
    return n
x = 6
print(g(), g.__defaults__, f.__defaults__)  # expect: 5 (5,) (2, [1, 2, 9])
