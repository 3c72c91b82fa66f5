# the whole text of a traceback, with its carets
def inner(x):
    return x + 'a'

def outer():
    inner(1)

x = [outer()]
# expect-stderr: Traceback (most recent call last):
# expect-stderr:     x = [outer()]
# expect-stderr:          ^^^^^^^
# expect-stderr:     inner(1)
# expect-stderr:     return x + 'a'
# expect-stderr:            ~~^~~~~
# expect-error: TypeError: unsupported operand type(s) for +: 'int' and 'str'
