# tests/regress/generator_init.py -- an __init__ that is a generator function returns something, which is a mistake.
class A:
    def __init__(self):
        yield

try:
    A()
except TypeError as e:
    print(e)                            # expect: __init__() should return None, not 'generator'
