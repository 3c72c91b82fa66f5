# ouro-only: CPython 3.11 crashes
# a staticmethod whose __init__ never ran cannot be called
class Empty(staticmethod):
    def __init__(self): pass
Empty()()       # expect-error: RuntimeError: uninitialized staticmethod object
