# needs: library
# typing: generics, protocols, named tuples, typed dicts, hints
from typing import *
import typing, collections.abc
T = TypeVar('T'); K = TypeVar('K'); V = TypeVar('V', bound=int); P = ParamSpec('P'); Ts = TypeVarTuple('Ts'); AnyS = TypeVar('AnyS', str, bytes)
def show(text):
    try: print(text, '->', eval(text))
    except Exception as e: print(text, '->', type(e).__name__, e)
class Box(Generic[T]):
    def __init__(self, x: T): self.x = x
    def get(self) -> T: return self.x
class Pair(Generic[K, V], Box[K]): pass
class IntBox(Box[int]): pass
class Sized2(Protocol):
    def __len__(self) -> int: ...
@runtime_checkable
class Closes(Protocol):
    def close(self): ...
class Impl:
    def close(self): pass
class Point(NamedTuple):
    x: int
    y: int = 5
    def norm(self): return self.x + self.y
class GP(NamedTuple, Generic[T]):
    item: T
class Movie(TypedDict, total=False):
    name: Required[str]
    year: int
class Movie2(Movie):
    extra: NotRequired[list[int]]
class Arr(Generic[*Ts]): pass
def f(a: int, b: 'list[str]' = None, *args: Any, c: Optional[int] = None, **kw: Union[int, str]) -> None: pass
UserId = NewType('UserId', int)
for text in '''List[int] | Dict[str, List[int]] | Optional[int] | Union[int, str] | Union[int, int] | Union[int, None] | Union[Union[int, str], float] | Tuple[int, ...] | Tuple[()] | Callable[[int, str], bool] | Callable[..., T] | Callable[P, T] | Type[int] | Any | ClassVar[int] | Final[int] | Literal[1, 'a', True] | Annotated[int, 'x', 5] | NoReturn | Never | Self | LiteralString | AnyStr | Concatenate[int, P]
T | K | V | P | Ts | T.__name__ | V.__bound__ | AnyS.__constraints__ | P.args | P.kwargs | Box[int] | Box[int]('x').x | Box[T] | Box[T][str] | Box | Pair[str, int] | Pair.__parameters__ | Pair.__orig_bases__ | Pair.__mro__ | IntBox.__orig_bases__ | Box[int].__origin__ | Box[int].__args__ | Dict[K, V][str, int] | Dict[K, V].__parameters__ | Box[int, str] | Pair[int] | Box[5] | List[int, str] | Arr[int, str] | Arr[()] | Union[T, int][str]
List[int] == List[int] | hash(List[int]) == hash(List[int]) | List[int] == list[int] | get_origin(List[int]) | get_args(Dict[int, str]) | get_args(Callable[[int], str]) | get_origin(Annotated[int, 1]) | get_args(Annotated[int, 1]) | get_origin(int) | is_typeddict(Movie) | get_args(Optional[int]) | isinstance(3, List) | isinstance([], List) | isinstance([], List[int]) | issubclass(list, Sequence) | isinstance(3, Union[int, str]) | isinstance('', Optional[int]) | isinstance(5, Any)
isinstance(Impl(), Closes) | isinstance(3, Closes) | issubclass(Impl, Closes) | isinstance([], Sized2) | Sized2() | Closes() | isinstance([], Sized) | isinstance((), Hashable) | SupportsInt | isinstance(3.5, SupportsInt) | isinstance(3, SupportsIndex)
Point(1) | Point(1, 2).norm() | Point._fields | Point.__annotations__ | Point._field_defaults | Point() | GP[int] | GP(5) | Movie(name='a') | Movie.__annotations__ | Movie.__required_keys__, Movie.__optional_keys__ | Movie.__total__ | sorted(Movie2.__required_keys__), sorted(Movie2.__optional_keys__) | Movie2(name='x', year=3) | isinstance({}, Movie) | NamedTuple('N', [('a', int)])(3) | TypedDict('D', {'a': int})(a=4) | UserId(5) | UserId | UserId.__supertype__
get_type_hints(f) | get_type_hints(Box.get) | get_type_hints(Point) | get_type_hints(Movie) | get_type_hints(Movie, include_extras=True) | get_type_hints(Impl) | f.__annotations__ | cast(int, 'x') | ForwardRef('int') | List['int'] | List['int'].__args__ | Optional['Foo'] | typing.get_type_hints(5) | ForwardRef('1 +') | no_type_check(f) is f | final(Impl) is Impl | Impl.__final__ | assert_type(3, int) | TYPE_CHECKING
Literal[1] == Literal[1] | Literal[1, 2] == Literal[2, 1] | Literal[1] == Literal[True] | Literal[1, 1] | Literal[Literal[1], 2] | Union[int, str] == Union[str, int] | int | Union[int, str] == int.__or__(str) | Optional[int] == int.__or__(None) | Callable[[T], T][int] | Callable[P, int][[str, bytes]] | Callable[[], None] | Tuple[T, T][int] | Unpack[Ts] | Generic[int] | Generic | Union | Union[()] | Optional[int, str] | Annotated[int] | Literal | ClassVar[ClassVar[int]] | List[Final[int]] | typing.Deque[int] | typing.Counter[str] | typing.OrderedDict[int, int] | DefaultDict[int, str] | Iterator[int] | Awaitable[int] | ContextManager[int] | Pattern | Match[str] | IO[str] | TextIO'''.replace('\n', ' | ').split(' | '):
    show(text)
@overload
def o(x: int) -> int: ...
@overload
def o(x: str) -> str: ...
def o(x): return x
print(len(get_overloads(o)), o(5)); clear_overloads(); print(get_overloads(o))
try:
    @overload
    def only(): ...
    only()
except NotImplementedError as e: print(str(e)[:30])
for source in ('class A(Generic[T], Generic[K]): pass', 'class A(Generic[T, T]): pass', 'class A(Box[T], Generic[K]): pass', 'class A(List[int], Union[int, str]): pass', 'class A(Protocol, Box): pass', 'TypeVar("X", int)', 'TypeVar("X", covariant=True, contravariant=True)',
               'class A(Any): pass', 'class A(NamedTuple):\n x = 1\n y: int', 'class A(NamedTuple):\n a: int = 1\n b: int', 'class A(TypedDict):\n def f(self): pass', 'List[int]()', 'Union[int, str]()', 'class L(List[int]): pass\nprint(L([1]), L.__mro__)', 'class A(int, Optional[int]): pass', 'class S(Dict[K, V]): pass\nprint(S[int, int], S.__parameters__)'):
    try: exec(source); print('ok', source)
    except Exception as e: print(type(e).__name__, e)
import copy; print(copy.deepcopy(List[int]), copy.copy(T) is T)
class Meta(type): pass
class WithInit(Generic[T]):
    def __init_subclass__(cls, **kw): print('sub', cls.__name__, kw)
class A1(WithInit[int], tag=1): pass
class D(Dict[str, T]): pass
print(D[int]({'a': 1}), type(D[int]()), Box[int](3).__orig_class__)
