# ouro-only: bytecode is ours
# options: --dis
# a class body runs in a namespace, and is then called a class
@decorate
class Point(Base, metaclass=Meta):
    """A point."""
    x: int = 0
    def __init__(self, x):
        super().__init__()
        self.x = x
    @property
    def twice(self):
        return self.x * 2
