# A parenthesized yield may begin a tuple or be called; it was refused.
def f():
    print(((yield 1), 2))
    print(((yield 3)))
    x = ((yield 4) or 5, (yield))
    print(x)
for item in f():
    print(item)
# expect: 1
# expect: (None, 2)
# expect: 3
# expect: None
# expect: 4
# expect: None
# expect: (5, None)
