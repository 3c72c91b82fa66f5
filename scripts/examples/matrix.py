# matrix.py -- matrices as lists of rows, and operators that a class defines itself.


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    def __add__(self, other):
        return Matrix([[x + y for x, y in zip(a, b)] for a, b in zip(self.rows, other.rows)])

    def __mul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum([x * y for x, y in zip(row, column)]) for column in columns]
                       for row in self.rows])

    def __pow__(self, n):
        """Repeated squaring: n steps would do, but log2(n) are enough."""
        result, square = identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result * square
            square = square * square
            n >>= 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def transposed(self):
        return Matrix(zip(*self.rows))

    def __str__(self):
        width = max([len(str(x)) for row in self.rows for x in row])
        return "\n".join(["[" + " ".join([str(x).rjust(width) for x in row]) + "]" for row in self.rows])


def identity(n):
    return Matrix([[int(i == j) for j in range(n)] for i in range(n)])


a = Matrix([[1, 2], [3, 4]])
b = Matrix([[0, 1], [1, 0]])
print("a * b swaps the columns of a:")
print(a * b)
print("b * a swaps the rows:")
print(b * a)
print("a + a transposed:")
print(a + a.transposed())

# The powers of this matrix are the Fibonacci numbers.
f = Matrix([[1, 1], [1, 0]])
print("f ** 10:")
print(f ** 10)
print("the 100th Fibonacci number:", (f ** 100).rows[0][1])
assert f ** 3 == f * f * f
