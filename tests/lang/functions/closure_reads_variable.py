# an inner function sees later rebinding
def outer():
    x = 1
    def inner():
        return x
    a = inner()
    x = 2
    return a, inner()
print(outer())                                          # expect: (1, 2)
def adders():
    return [lambda n, k=k: n + k for k in range(3)], [lambda n: n + k for k in range(3)]
own, shared = adders()
print([f(10) for f in own], [f(10) for f in shared])    # expect: [10, 11, 12] [12, 12, 12]
