# nonlocal reaches the enclosing function's variable
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def get():
        return n
    return up, get
up, get = counter()
up(); up()
other, _ = counter()
print(up(), get(), other())  # expect: 3 3 1
def deep():
    x = 'deep'
    def a():
        def b():
            nonlocal x
            x = 'changed'
        b()
    a()
    return x
print(deep())               # expect: changed
