# parents before children, list items last to first
class A:
    def __init__(self, name, child=None):
        self.name = name
        self.child = child
    def __del__(self):
        print(self.name)
print('nested')         # expect: nested
A('parent', A('child', A('grandchild')))
# expect: parent
# expect: child
# expect: grandchild
print('list')           # expect: list
items = [A(1), A(2), A(3)]
del items
# expect: 3
# expect: 2
# expect: 1
print('tuple')          # expect: tuple
t = (A(1), A(2))
t = None
# expect: 2
# expect: 1
print('dict')           # expect: dict
d = {'x': A('x'), 'y': A('y')}
d = None
# expect: x
# expect: y
print('locals')         # expect: locals
def f():
    first, second = A('first'), A('second')
f()
# expect: first
# expect: second
