# the first string of a module, class or function
def f():
    'one'
    'not this'
def g():
    f'no {1}'
class C:
    """
    Two
    lines
    """
print(f.__doc__, g.__doc__, repr(C.__doc__), (lambda: 'x').__doc__)
# expect: one None '\n    Two\n    lines\n    ' None
