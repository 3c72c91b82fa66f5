# linear_algebra.py -- exact fractions, vectors, matrices and polynomials as classes with every operator, solved, inverted and
# multiplied; characteristic polynomials, Fibonacci by powers, least squares, and error texts for what does not fit.
from __future__ import annotations


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


class Fraction:
    __slots__ = ("n", "d")

    def __new__(cls, n, d=1):
        if isinstance(n, cls) and d == 1:
            return n
        if isinstance(n, str):
            n, _, d = n.partition("/")
            n, d = int(n), int(d or 1)
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        self = super().__new__(cls)
        g = gcd(n, d) * (-1 if (d < 0) != (gcd(n, d) < 0) else 1)
        self.n, self.d = n // g, d // g
        return self

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x) if isinstance(x, int) else NotImplemented

    def binary(operate, swap=False):
        def method(self, other):
            other = Fraction.of(other)
            if other is NotImplemented:
                return NotImplemented
            return operate(other, self) if swap else operate(self, other)
        return method

    plus, minus = lambda a, b: Fraction(a.n * b.d + b.n * a.d, a.d * b.d), lambda a, b: Fraction(a.n * b.d - b.n * a.d, a.d * b.d)
    times, over = lambda a, b: Fraction(a.n * b.n, a.d * b.d), lambda a, b: Fraction(a.n * b.d, a.d * b.n)
    __add__, __sub__, __mul__, __truediv__ = binary(plus), binary(minus), binary(times), binary(over)
    __radd__, __rsub__, __rmul__, __rtruediv__ = binary(plus, True), binary(minus, True), binary(times, True), binary(over, True)
    __eq__, __lt__ = binary(lambda a, b: a.n * b.d == b.n * a.d), binary(lambda a, b: a.n * b.d < b.n * a.d)
    __le__, __gt__ = binary(lambda a, b: a.n * b.d <= b.n * a.d), binary(lambda a, b: a.n * b.d > b.n * a.d)
    __floordiv__ = binary(lambda a, b: a.n * b.d // (a.d * b.n))
    __mod__ = binary(lambda a, b: a - b * (a // b))
    del binary, plus, minus, times, over

    def __pow__(self, k):
        if not isinstance(k, int):
            return NotImplemented
        return Fraction(self.n ** k, self.d ** k) if k >= 0 else Fraction(self.d ** -k, self.n ** -k)

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __abs__(self):
        return Fraction(abs(self.n), self.d)

    def __bool__(self):
        return self.n != 0

    def __hash__(self):
        return hash(self.n) if self.d == 1 else hash((self.n, self.d))

    def __float__(self):
        return self.n / self.d

    def __int__(self):
        return -(-self.n // self.d) if self.n < 0 else self.n // self.d

    def __round__(self, digits=None):
        return round(self.n / self.d, digits)

    def __repr__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"

    def __format__(self, spec):
        return format(float(self), spec) if spec.endswith("f") else format(str(self), spec)


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction(x) for x in row] for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError(f"rows of {sorted({len(row) for row in self.rows})} items")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        match key:
            case int(i), int(j):
                return self.rows[i][j]
            case (slice() | int()) as i, (slice() | int()) as j:
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix(row[j] if isinstance(j, slice) else [row[j]] for row in rows)
            case int(i):
                return tuple(self.rows[i])
            case _:
                raise TypeError(f"a matrix has no item {key!r}")

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = Fraction(value)

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        return (tuple(row) for row in self.rows)

    def zip(self, other, operate):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} differ")
        return Matrix(map(operate, a, b) for a, b in zip(self, other))

    def __add__(self, other):
        return self.zip(other, Fraction.__add__)

    def __sub__(self, other):
        return self.zip(other, Fraction.__sub__)

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other))
        return Matrix([sum((x * y for x, y in zip(row, column)), Fraction(0)) for column in columns] for row in self)

    def __mul__(self, k):
        return Matrix([x * k for x in row] for row in self) if isinstance(k, (int, Fraction)) else NotImplemented

    __rmul__ = __mul__

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __pow__(self, k, modulus=None):
        if k < 0:
            return (~self) ** -k
        result, power = Matrix.identity(len(self)), self
        while k:
            if k & 1:
                result = result @ power
            power, k = power @ power, k >> 1
            if modulus:
                result, power = (Matrix([x % modulus for x in row] for row in m) for m in (result, power))
        return result

    def __eq__(self, other):
        return self.rows == other.rows if isinstance(other, Matrix) else NotImplemented

    def __repr__(self):
        return f"Matrix({self.rows})"

    def __str__(self):
        texts = [[str(x) for x in row] for row in self]
        widths = [max(map(len, column)) for column in zip(*texts)]
        return "\n".join("[" + "  ".join(f"{x:>{w}}" for x, w in zip(row, widths)) + "]" for row in texts)

    def reduced(self):
        """Reduced row echelon form; the pivot columns and the determinant come with it."""
        rows, pivots, determinant = [list(row) for row in self], [], Fraction(1)
        for column in range(self.shape[1]):
            at = len(pivots)
            pivot = next((i for i in range(at, len(rows)) if rows[i][column]), None)
            if pivot is None:
                determinant *= 0
                continue
            if pivot != at:
                rows[at], rows[pivot] = rows[pivot], rows[at]
                determinant = -determinant
            determinant *= rows[at][column]
            rows[at] = [x / rows[at][column] for x in rows[at]]
            for i, row in enumerate(rows):
                if i != at and row[column]:
                    rows[i] = [x - row[column] * y for x, y in zip(row, rows[at])]
            pivots.append(column)
            if len(pivots) == len(rows):
                break
        return Matrix(rows), pivots, determinant

    def __or__(self, other):
        return Matrix([*a, *b] for a, b in zip(self, other, strict=True))

    def __invert__(self):
        n = len(self)
        if self.shape != (n, n):
            raise ValueError(f"{self.shape} is not square")
        reduced, pivots, determinant = (self | Matrix.identity(n)).reduced()
        if pivots != list(range(n)):
            raise ArithmeticError("the matrix is singular")
        return reduced[:, n:]

    def determinant(self):
        return self.reduced()[2]

    def solve(self, b):
        return (~self) @ b

    def characteristic(self):
        """The characteristic polynomial, by Faddeev and LeVerrier."""
        n = len(self)
        coefficients, m = [Fraction(1)], Matrix.identity(n) * 0
        for k in range(1, n + 1):
            m = self @ m + Matrix.identity(n) * coefficients[-1]
            product = self @ m
            coefficients.append(sum((product[i, i] for i in range(n)), Fraction(0)) * Fraction(-1, k))
        return Polynomial(reversed(coefficients))


class Polynomial(tuple):
    def __new__(cls, coefficients):
        items = list(coefficients)
        while items and not items[-1]:
            items.pop()
        return super().__new__(cls, items)

    def __call__(self, x):
        result = x * 0
        for c in reversed(self):
            result = result * x + c if not isinstance(x, Matrix) else result @ x + Matrix.identity(len(x)) * c
        return result

    def __add__(self, other):
        short, long = sorted((self, other), key=len)
        return Polynomial([a + b for a, b in zip(short, long)] + list(long[len(short):]))

    def __mul__(self, other):
        out = [Fraction(0)] * (len(self) + len(other))
        for i, a in enumerate(self):
            for j, b in enumerate(other):
                out[i + j] += a * b
        return Polynomial(out)

    def __str__(self):
        terms = []
        for power, c in reversed(list(enumerate(self))):
            if c:
                sign = "- " if c < 0 else "+ " if terms else ""
                size = "" if abs(c) == 1 and power else str(abs(c))
                terms.append(sign + size + ("x" if power else "") + (f"^{power}" if power > 1 else ""))
        return " ".join(terms) or "0"


a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
b = Matrix([[8], [-11], [-3]])
print(a, a.solve(b).T, a.determinant(), ~a, a @ ~a == Matrix.identity(3), sep="\n")
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert.determinant(), (~hilbert)[0], (~~hilbert == hilbert), f"{hilbert[1, 2]:>8}|{hilbert[1, 2]:8.3f}|", float(hilbert[2, 3]))
fibonacci = Matrix([[1, 1], [1, 0]])
print((fibonacci ** 90)[0, 1], (fibonacci ** -3), pow(fibonacci, 10 ** 6, 1000)[0, 1])
print(a.characteristic(), "|", fibonacci.characteristic(), a.characteristic()(a) == a * 0)
p, q = Polynomial([Fraction(-1), Fraction(1)]), Polynomial([Fraction(1), Fraction(2), Fraction(1, 2)])
print(p, "|", q, "|", p * q, "|", p + q, "|", (p * q)(Fraction(3)), p(Fraction(3)) * q(Fraction(3)), p * p * p)
points = [(x, 2 * x * x - 3 * x + 1) for x in range(-3, 4)]
design = Matrix([[1, x, x * x] for x, _ in points])
print("least squares:", (design.T @ design).solve(design.T @ Matrix([[y] for _, y in points])).T)
rank_two = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
print(rank_two.reduced(), rank_two[1:, ::2], rank_two[1], rank_two[:, 1].T, [sum(row, Fraction(0)) for row in rank_two])
rank_two[0, 0] = "1/3"
print(rank_two.rows[0], 2 * rank_two[:1, :], rank_two.determinant())
c = Matrix.identity(2)
d = c
c @= fibonacci
c @= fibonacci
print(c, c is d, c == fibonacci ** 2)
f = Fraction(-7, 21)
print(f, abs(f), -f, 1 - f, 1 / f, f ** 3, f ** -2, f < 0, f == Fraction("-1/3"), hash(Fraction(4, 2)) == hash(2), int(Fraction(-7, 2)), round(Fraction(7, 3), 2), sorted([f, 1, Fraction(1, 2), -2]), bool(f - f), Fraction(7, 2) % 1, Fraction(7, 2) // 1)
for wrong in (lambda: Fraction(1, 0), lambda: a @ fibonacci, lambda: a + fibonacci, lambda: ~Matrix([[1, 2], [2, 4]]), lambda: ~Matrix([[1, 2]]), lambda: a * "x", lambda: f + 0.5, lambda: Matrix([[1], [1, 2]]),
              lambda: a["x"], lambda: a[5, 5], lambda: a | fibonacci, lambda: f ** f, lambda: Fraction("1/x"), lambda: f.x, lambda: 3 @ a, lambda: f < "a"):
    try:
        print(wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
