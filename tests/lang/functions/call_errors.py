# a wrong call is told what was missing or too much
def message(f):
    try:
        f()
    except TypeError as e:
        return str(e)

def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def opt(a, b=1): pass
def kw(*, x, y): pass
def star(a, *rest): pass
print(message(lambda: none(1)))                 # expect: none() takes 0 positional arguments but 1 was given
print(message(lambda: one()))                   # expect: one() missing 1 required positional argument: 'a'
print(message(lambda: one(1, 2)))               # expect: one() takes 1 positional argument but 2 were given
print(message(lambda: two()))                   # expect: two() missing 2 required positional arguments: 'a' and 'b'
print(message(lambda: three()))                 # expect: three() missing 3 required positional arguments: 'a', 'b', and 'c'
print(message(lambda: opt()))                   # expect: opt() missing 1 required positional argument: 'a'
print(message(lambda: opt(1, 2, 3)))            # expect: opt() takes from 1 to 2 positional arguments but 3 were given
print(message(lambda: one(b=1)))                # expect: one() got an unexpected keyword argument 'b'
print(message(lambda: one(1, a=2)))             # expect: one() got multiple values for argument 'a'
print(message(lambda: kw()))                    # expect: kw() missing 2 required keyword-only arguments: 'x' and 'y'
print(message(lambda: kw(x=1)))                 # expect: kw() missing 1 required keyword-only argument: 'y'
print(message(lambda: kw(1, x=1, y=2)))
# expect: kw() takes 0 positional arguments but 1 positional argument (and 2 keyword-only arguments) were given
print(message(lambda: star()))                  # expect: star() missing 1 required positional argument: 'a'
print(message(lambda: two(*[1])))               # expect: two() missing 1 required positional argument: 'b'
print(message(lambda: two(**{'a': 1, 'q': 2})))  # expect: two() got an unexpected keyword argument 'q'
print(message(lambda: one(*5)))                 # expect: __main__.one() argument after * must be an iterable, not int
print(message(lambda: one(**5)))                # expect: __main__.one() argument after ** must be a mapping, not int
print(message(lambda: one(**{1: 2})))           # expect: keywords must be strings
print(message(lambda: one(a=1, **{'a': 2})))
# expect: __main__.one() got multiple values for keyword argument 'a'
class C:
    def m(self, x): pass
print(message(lambda: C().m()))                 # expect: C.m() missing 1 required positional argument: 'x'
print(message(lambda: C().m(1, 2)))             # expect: C.m() takes 2 positional arguments but 3 were given
print(message(lambda: C.m()))                   # expect: C.m() missing 2 required positional arguments: 'self' and 'x'
print(message(lambda: C(5)))                    # expect: C() takes no arguments
print(message(lambda: (lambda x: x)()))
# expect: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'x'
