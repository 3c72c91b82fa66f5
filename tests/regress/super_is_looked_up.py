# super() without arguments is an ordinary call, which looks at the frame it stands in.
class A:
    def m(self): return 'A.m'
class B(A):
    def shadowed(self):
        super = lambda: 'mine'
        return super()
    def nothing(): return super().m()
    def deleted(self):
        del self
        return super().m()
    def in_cell(self):
        return super().m(), (lambda: self)() is self
def error(f, *args):
    try:
        f(*args)
    except RuntimeError as e:
        print(e)
print(B().shadowed())                    # expect: mine
print(B().in_cell())                     # expect: ('A.m', True)
error(B.nothing)                         # expect: super(): no arguments
error(B().deleted)                       # expect: super(): arg[0] deleted
error(lambda: super())                   # expect: super(): no arguments
