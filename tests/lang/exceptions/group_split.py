# a group is split by type or by function; both halves keep its shape
g = ExceptionGroup('all', [ValueError(1), ExceptionGroup('some', [KeyError(2), ValueError(3)])])
print(g)                            # expect: all (2 sub-exceptions)
match, rest = g.split(ValueError)
print(repr(match))                  # expect: ExceptionGroup('all', [ValueError(1), ExceptionGroup('some', [ValueError(3)])])
print(repr(rest))                   # expect: ExceptionGroup('all', [ExceptionGroup('some', [KeyError(2)])])
print(g.split(OSError)[0], g.subgroup(Exception) is g)      # expect: None True
print(repr(g.subgroup(lambda e: e.args == (3,))))
# expect: ExceptionGroup('all', [ExceptionGroup('some', [ValueError(3)])])
print(type(BaseExceptionGroup('b', [ValueError()])).__name__)            # expect: ExceptionGroup
print(type(BaseExceptionGroup('b', [KeyboardInterrupt()])).__name__)     # expect: BaseExceptionGroup
try:
    ExceptionGroup('b', [KeyboardInterrupt()])
except TypeError as e:
    print(e)                        # expect: Cannot nest BaseExceptions in an ExceptionGroup
