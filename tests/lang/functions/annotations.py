# annotations are kept, not checked
def f(a: int, b: 'text' = 1, *c: list, d: dict = None, **e) -> str:
    return a
x: int = 5
y: str
print(f('no check'), f.__annotations__, x, __annotations__)
# expect: no check {'a': <class 'int'>, 'b': 'text', 'c': <class 'list'>, 'd': <class 'dict'>, 'return': <class 'str'>} 5 {'x': <class 'int'>, 'y': <class 'str'>}
y                       # expect-error: NameError: name 'y' is not defined
