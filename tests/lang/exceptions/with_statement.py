# __enter__ and __exit__ around a block
class Ctx:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__, value)
        return self.swallow
with Ctx('a') as a, Ctx('b') as b:
    print(a, b)
# expect: enter a
# expect: enter b
# expect: A B
# expect: exit b None None
# expect: exit a None None
with Ctx('c', swallow=True):
    1 / 0
# expect: enter c
# expect: exit c ZeroDivisionError division by zero
def f():
    for i in range(3):
        with Ctx('loop'):
            if i == 1:
                return i
print(f())
# expect: enter loop
# expect: exit loop None None
# expect: enter loop
# expect: exit loop None None
# expect: 1
with Ctx('d'):
    raise ValueError('out')  # expect-error: ValueError: out
# expect: enter d
# expect: exit d ValueError out
