# longer lists of every shape
def check(a):
    b = sorted(a)
    return all([b[i] <= b[i + 1] for i in range(len(b) - 1)]) and len(a) == len(b) and sum(a) == sum(b)

seed = 1
noise = []
for i in range(3000):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    noise.append(seed % 1000)
print(check(noise), check(list(range(1000))), check(list(range(1000, 0, -1))), check([1] * 500))
# expect: True True True True
print(check([i % 10 for i in range(1000)]), check(list(range(500)) + list(range(500))))  # expect: True True
pairs = sorted([(n % 10, i) for i, n in enumerate(noise)], key=lambda pair: pair[0])
print(all([pairs[i] <= pairs[i + 1] for i in range(len(pairs) - 1)]))  # expect: True
down = sorted([(n % 10, i) for i, n in enumerate(noise)], key=lambda pair: pair[0], reverse=True)
print(all([a[0] > b[0] or a[1] < b[1] for a, b in zip(down, down[1:])]))  # expect: True
