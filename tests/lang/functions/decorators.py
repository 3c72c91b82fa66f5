# applied from the bottom up, computed from the top down
def tag(name):
    print('make', name)
    def wrap(f):
        print('apply', name)
        return lambda *a: f'<{name}>{f(*a)}</{name}>'
    return wrap

@tag('b')
@tag('i')
def text(s):
    return s
# expect: make b
# expect: make i
# expect: apply i
# expect: apply b
print(text('hi'))       # expect: <b><i>hi</i></b>

def five(f):
    return 5
@five
def n(): pass
@five
class N: pass
print(n, N)             # expect: 5 5
