# An AttributeError raised by a property knows which attribute was asked for.
class B:
    @property
    def p(self):
        raise AttributeError('x')

    @property
    def q(self):
        return self.r

b = B()
for i in range(2):
    try:
        b.p
    except AttributeError as e:
        print(e.name, e.obj is b)
try:
    b.q
except AttributeError as e:
    print(e.name, e.obj is b)
# expect: p True
# expect: p True
# expect: r True
