# f-strings call __format__
class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees
    def __format__(self, spec):
        return f'<{self.degrees}|{spec}>'
c = Celsius(20)
print(f'{c} {c:abc} {c:>{5}}', format(c), format(c, 'x'), '{:y}'.format(c))
# expect: <20|> <20|abc> <20|>5> <20|> <20|x> <20|y>
