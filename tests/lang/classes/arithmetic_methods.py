# operators, reflected and in place
class V:
    def __init__(self, n):
        self.n = n
    def __add__(self, other):
        if isinstance(other, str):
            return NotImplemented
        return f'{self.n}+{other}'
    def __radd__(self, other):
        return f'{other}+r{self.n}'
    def __sub__(self, other):
        return 'sub'
    def __mul__(self, other):
        return 'mul'
    def __rmul__(self, other):
        return 'rmul'
    def __iadd__(self, other):
        self.n += other
        return self
    def __neg__(self):
        return 'neg'
    def __pos__(self):
        return 'pos'
    def __invert__(self):
        return 'inv'
    def __abs__(self):
        return 'abs'
    def __divmod__(self, other):
        return 'divmod'
    def __pow__(self, other):
        return 'pow'
    def __rpow__(self, other):
        return 'rpow'
    def __floordiv__(self, other):
        return 'floordiv'
    def __mod__(self, other):
        return 'mod'
    def __lshift__(self, other):
        return 'lshift'
    def __and__(self, other):
        return 'and'
    def __ror__(self, other):
        return 'ror'
v = V(1)
print(v + 2, 2 + v, v - 1, v * 2, 2 * v, -v, +v, ~v, abs(v), divmod(v, 2), v ** 2, 2 ** v, v // 2, v % 2, v << 1, v & 1, 1 | v)
# expect: 1+2 2+r1 sub mul rmul neg pos inv abs divmod pow rpow floordiv mod lshift and ror
v += 5
print(v.n)                  # expect: 6
v -= 1
print(v, sum([V(1)], 10))   # expect: sub 10+r1
V(1) + 'text'               # expect-error: TypeError: unsupported operand type(s) for +: 'V' and 'str'
