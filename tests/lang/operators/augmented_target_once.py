# the target's parts are computed once
def at(i):
    print('index')
    return i
a = [1, 2]
a[at(1)] += 5           # expect: index
print(a)                # expect: [1, 7]
class Box:
    n = 1
def box():
    print('box')
    return b
b = Box()
box().n += 1            # expect: box
print(b.n, Box.n)       # expect: 2 1
