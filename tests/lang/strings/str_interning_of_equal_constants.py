# equality never depends on identity
a = 'hello world'
b = ' '.join(['hello', 'world'])
print(a == b, hash(a) == hash(b), {a: 1}[b], a in {b})  # expect: True True 1 True
