# two names, one list
a = [1]
b = a
b.append(2)
print(a, a is b, a == [1, 2], a is [1, 2])  # expect: [1, 2] True True False
rows = [[0]] * 3
rows[0].append(1)
print(rows)                                 # expect: [[0, 1], [0, 1], [0, 1]]
def grow(items):
    items.append('grown')
    items = []
grow(a)
print(a)                                    # expect: [1, 2, 'grown']
