# one-line bodies
class E: pass
def f(): pass; return 1; print('never')
for i in range(2): pass; print(i)
# expect: 0
# expect: 1
x = 1; y = 2;
print(f(), E.__name__, x, y)    # expect: 1 E 1 2
