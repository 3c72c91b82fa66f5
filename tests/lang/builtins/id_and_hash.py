# id is unique while objects live
a, b = [], []
print(id(a) == id(a), id(a) == id(b), hash('a') == hash('a'), hash(1) == 1, hash(None) == hash(None))
# expect: True False True True True
