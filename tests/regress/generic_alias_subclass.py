# A subclass of types.GenericAlias makes instances of its own.
alias = type(list[int])
class Mine(alias):
    __slots__ = ()
    def __repr__(self): return 'mine'
m = Mine(list, int)
print(type(m).__name__, m, m.__args__, m == list[int])      # expect: Mine mine (<class 'int'>,) True
