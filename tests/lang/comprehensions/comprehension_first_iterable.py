# the first iterable is computed outside, at once
class C:
    n = 3
    a = [i for i in range(n)]
print(C.a)              # expect: [0, 1, 2]
try:
    [i for i in 5]
except TypeError as e:
    print(e)            # expect: 'int' object is not iterable
def f():
    return [undefined for i in []]
print(f())              # expect: []
