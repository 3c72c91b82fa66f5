# name, doc, defaults and attributes of one's own
def f(a, b=1):
    """The doc."""
    c = a
f.note = 'mine'
print(f.__name__, f.__doc__, f.note, f.__defaults__, f.__module__, f.__qualname__, f.__dict__)
# expect: f The doc. mine (1,) __main__ f {'note': 'mine'}
print((lambda: 0).__name__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_name, len.__name__, [].append.__name__)
# expect: <lambda> ('a', 'b', 'c') 2 f len append
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__, callable(f), callable(5), type(f).__name__, type(len).__name__)
# expect: outer.<locals>.inner True False function builtin_function_or_method
f.missing               # expect-error: AttributeError: 'function' object has no attribute 'missing'
