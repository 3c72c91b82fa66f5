# Classes of every make. See sweep.c: what is here runs with its 1st, 2nd, 3rd ... request for memory failing.
import sys

class Typed:
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.name, 0)
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value

class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return {'prepared': True}
    def __new__(mcs, name, bases, ns, **kw):
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kw):
        return super().__call__(*args, **kw)

class Base(metaclass=Meta, flag=1):
    """Something with a docstring."""
    size = Typed()
    count: int = 0
    __qualname__ = 'Base'
    def __init__(self, *args, **kw):
        self.args, self.kw = args, kw
        for i in range(12):
            setattr(self, f'field_{i}', [i])
    def __init_subclass__(cls, /, extra=None, **kw):
        super().__init_subclass__(**kw)
        cls.extra = extra
    def __class_getitem__(cls, item):
        return (cls.__name__, item)
    @property
    def total(self):
        return sum(self.args)
    @total.setter
    def total(self, value):
        self.args = (value,)
    @staticmethod
    def plain(x):
        return x + 1
    @classmethod
    def make(cls, *args):
        return cls(*args, key=len(args))
    def __repr__(self):
        return f'{type(self).__name__}{self.args!r}'
    def __eq__(self, other):
        return self.args == other.args
    def __lt__(self, other):
        return self.args < other.args
    def __hash__(self):
        return hash(self.args)
    def __getattr__(self, name):
        if name.startswith('x'):
            return name * 2
        raise AttributeError(name)
    def __enter__(self):
        return self
    def __exit__(self, *what):
        return True
    def __getitem__(self, key):
        return key
    def __len__(self):
        return 3
    def __call__(self, *args, **kw):
        return args, kw
    def __add__(self, other):
        return type(self)(*self.args, *other.args)
    def __contains__(self, x):
        return x in self.args
    def __iter__(self):
        yield from self.args

class Slotted:
    __slots__ = ('a', 'b', '__weakref__')
    def __init__(self, a, b):
        self.a, self.b = a, b
    def __del__(self):
        self.a = None

class Left(Base, extra='left'):
    def total_of(self):
        return super().total + 1

class Right(Base):
    pass

class Both(Left, Right):
    pass

class MyInt(int):
    def __add__(self, other):
        return MyInt(int(self) + int(other))

class MyDict(dict):
    def __missing__(self, key):
        return key * 2

class MyError(ValueError):
    def __init__(self, text, code):
        super().__init__(text)
        self.code = code

b = Both.make(1, 2, 3)
b.size = 7
b.total = 9
print(b, b.size, b.total, b.xyz, b.total_of(), b.plain(1), Base[int], Both.extra, Both.__mro__[1].__name__)
print(sorted([Base(3), Base(1), Base(2)]), Base(1) == Base(1), len({Base(1), Base(1)}), list(Base(4, 5)))
with Base(1) as inner:
    raise MyError('swallowed', 3)
print(inner + Base(2), 2 in inner, inner(1, a=2), inner['k'], len(inner), hasattr(inner, 'nope'))
s = Slotted(1, [2])
print(s.a, s.b, MyInt(3) + 4, MyDict(a=1)['zz'], vars(inner)['field_3'], isinstance(b, Left), issubclass(Both, (int, Base)))
try:
    raise MyError('text', 5)
except MyError as e:
    print(e, e.code, e.args)
Dynamic = type('Dynamic', (Base,), {'x': 1, 'f': lambda self: self.x})
print(Dynamic().f(), getattr(Dynamic, 'x'), sys.getrefcount(None) > 0, [n for n in dir(Slotted) if n in 'ab'])
del s.a, b.args
