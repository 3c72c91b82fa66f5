# What typing does with type variables that stand for several types, and with aliases of derived classes, goes through types.GenericAlias.
from typing import *
import collections.abc as c
T=TypeVar('T'); T1=TypeVar('T1'); T2=TypeVar('T2'); Ts=TypeVarTuple('Ts'); P=ParamSpec('P')
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: tuple[*Ts][int, str], lambda: tuple[*Ts][()], lambda: tuple[T, *Ts][int], lambda: tuple[T, *Ts][int, str, float], lambda: tuple[T, *Ts][()],
  lambda: tuple[*Ts, T][int, str], lambda: tuple[T1, *Ts, T2][int], lambda: list[T][int, str], lambda: dict[T1, T2][int], lambda: dict[T1, T2][*tuple[int, str]],
  lambda: dict[T1, T2][*tuple[int, ...]], lambda: tuple[list[T], *Ts][int, str, str], lambda: tuple[*Ts][*tuple[int, ...]], lambda: c.Callable[[int], T][str], lambda: c.Callable[P, T][[int, str], float],
  lambda: list[tuple[*Ts]][int, str], lambda: list[tuple[*Ts]][()], lambda: list[int][str], lambda: (list[T] | None)[int], lambda: (T | list[int])[str], lambda: tuple[T, T][int], lambda: type[T][int],
  lambda: c.Callable[[int], T] == c.Callable[[int], T], lambda: c.Callable[[T], T][int] == c.Callable[[int], int], lambda: c.Callable[P, T].__parameters__, lambda: c.Callable[[*Ts], T][int, str, float], lambda: list[T][3], lambda:  tuple[*Ts, *Ts][int]): t(f)
# expect: tuple[int, str]
# expect: tuple[()]
# expect: tuple[int]
# expect: tuple[int, str, float]
# expect: TypeError Too few arguments for tuple[~T, *Ts]; actual 0, expected at least 1
# expect: tuple[int, str]
# expect: TypeError Too few arguments for tuple[~T1, *Ts, ~T2]; actual 1, expected at least 2
# expect: TypeError Too many arguments for list[~T]; actual 2, expected 1
# expect: TypeError Too few arguments for dict[~T1, ~T2]; actual 1, expected 2
# expect: dict[int, str]
# expect: TypeError Too few arguments for dict[~T1, ~T2]; actual 1, expected 2
# expect: tuple[list[int], str, str]
# expect: tuple[*tuple[int, ...]]
# expect: collections.abc.Callable[[int], str]
# expect: collections.abc.Callable[[int, str], float]
# expect: list[tuple[int, str]]
# expect: list[tuple[()]]
# expect: TypeError list[int] is not a generic class
# expect: list[int] | None
# expect: typing.Union[str, list[int]]
# expect: tuple[int, int]
# expect: type[int]
# expect: True
# expect: True
# expect: (~P, ~T)
# expect: collections.abc.Callable[[int, str], float]
# expect: list[3]
# expect: tuple[int, int]
print(int | c.Callable[[int], str] | bytes)
def prepare(name, bases): return None
class Meta:
    __prepare__ = staticmethod(prepare)
try:
    class X(metaclass=Meta()): pass
except TypeError as e: print(e)
# expect: int | collections.abc.Callable[[int], str] | bytes
# expect: <metaclass>.__prepare__() must return a mapping, not NoneType
