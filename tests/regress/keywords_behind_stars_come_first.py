# keywords behind a ** are all evaluated before one of them is refused as repeated
def k(n):
    print(n, end=' ')
    return n
def f(**named): return named
try: f(**{'a': 1}, b=k(2), a=k(3), c=k(4))
except TypeError as e: print(e)             # expect: 2 3 4 __main__.f() got multiple values for keyword argument 'a'
print(f(a=k(1), **{'b': k(2)}, c=k(3)))     # expect: 1 2 3 {'a': 1, 'b': 2, 'c': 3}

# the value of an error in __del__ follows a colon even when it is empty, and a free variable's name is known
import sys
class C:
    def __del__(self): raise KeyError
class Kept:
    text = ''
    def write(self, text): self.text += text
    def flush(self): pass
kept, real, sys.stderr = Kept(), sys.stderr, None
sys.stderr = kept
c = C()
del c
sys.stderr = real
print(repr(kept.text.split('\n')[-2]))      # expect: 'KeyError: '
def outer():
    x = 1
    def inner(): return x
    del x
    return inner
try: outer()()
except NameError as e: print(e.name)        # expect: x
text = 'match x:\n    case %s: pass\n    case 1: pass'
for pattern in '(y) as z', '_ | 1':
    try: compile(text % pattern, '<t>', 'exec')
    except SyntaxError as e: print(e.msg, e.offset, e.end_offset)
# expect: name capture 'y' makes remaining patterns unreachable 11 12
# expect: wildcard makes remaining patterns unreachable 10 11
class A: a = b = c = d = 1
print(len(vars(A).keys() - {1}))            # expect: 8
