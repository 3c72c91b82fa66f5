# while, break, continue, else
i = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i)
else:
    print('not reached')
# expect: 2
# expect: 4
# expect: 6
while i > 0:
    i -= 5
else:
    print('ran dry', i)  # expect: ran dry -2
n = 0
while True:
    while True:
        n += 1
        break
    if n > 2:
        break
print(n)                # expect: 3
