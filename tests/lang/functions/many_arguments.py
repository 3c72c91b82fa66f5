# calls with hundreds of arguments
def f(*a, **k):
    return len(a), len(k), sum(a)
print(f(*range(1000)), f(*[1] * 300, **{'k' + str(i): i for i in range(300)}))
# expect: (1000, 0, 499500) (300, 300, 300)
print(max(*range(500)), len([*range(1000), *range(1000)]))  # expect: 499 2000
