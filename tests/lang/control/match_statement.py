# match picks the first pattern that fits
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y):
        self.x, self.y = x, y
def f(v):
    match v:
        case 0:
            return 'zero'
        case 1 | 2:
            return 'one or two'
        case [a, b]:
            return f'pair {a} {b}'
        case [a, *rest]:
            return f'list {a} {rest}'
        case {'k': k, **rest}:
            return f'map {k} {rest}'
        case P(0, y=y):
            return f'on the axis {y}'
        case P(x, y) if x == y:
            return 'diagonal'
        case str() as s:
            return 'text ' + s
        case None | True:
            return 'constant'
        case _:
            return 'other'
print([f(v) for v in [0, 2, [1, 2], [1], (1, 2, 3), {'k': 1, 'j': 2}, P(0, 5), P(3, 3), P(1, 2), 'hi', None, 5.5]])
# expect: ['zero', 'one or two', 'pair 1 2', 'list 1 []', 'list 1 [2, 3]', "map 1 {'j': 2}", 'on the axis 5', 'diagonal', 'other', 'text hi', 'constant', 'other']
