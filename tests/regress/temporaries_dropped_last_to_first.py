# an exception drops the half-made list's items last to first.
class A:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
try:
    [A('first'), A('second'), 1 / 0]
    # expect: del second
    # expect: del first
except ZeroDivisionError:
    print('caught')                      # expect: caught
