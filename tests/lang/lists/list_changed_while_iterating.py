# the loop follows the list as it is
a = [1, 2, 3, 4, 5, 6]
seen = []
for x in a:
    seen.append(x)
    if x % 2 == 0:
        a.remove(x)
print(seen, a)          # expect: [1, 2, 4, 6] [1, 3, 5]
b = [1]
for x in b:
    if len(b) < 5:
        b.append(x + 1)
print(b)                # expect: [1, 2, 3, 4, 5]
