# how many references an object has
import sys
x = []
print(sys.getrefcount(x))                       # expect: 2
y = x
print(sys.getrefcount(x))                       # expect: 3
z = [x, x]
print(sys.getrefcount(x))                       # expect: 5
def f(p):
    return sys.getrefcount(p)
print(f(x))                                     # expect: 6
del y
z.pop()
print(sys.getrefcount(x))                       # expect: 3
z = None
print(sys.getrefcount(x), sys.getrefcount([]))  # expect: 2 1
d = {'k': x}
t = (x,)
class A: pass
a = A()
a.x = x
print(sys.getrefcount(x))                       # expect: 5
g = lambda: x
print(sys.getrefcount(x))                       # expect: 5
