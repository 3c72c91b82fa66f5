# for over everything that can be walked
for x in [1, 2]: print(x)
# expect: 1
# expect: 2
for c in 'ab': print(c)
# expect: a
# expect: b
for k in {'k': 1}: print(k)  # expect: k
for i in range(2): print(i)
# expect: 0
# expect: 1
for x in (): print('never')
else: print('else')         # expect: else
for x in [1, 2, 3]:
    if x == 2:
        break
else:
    print('never')
print(x)                    # expect: 2
for i in range(3):
    i = 10
    print(i)
# expect: 10
# expect: 10
# expect: 10
