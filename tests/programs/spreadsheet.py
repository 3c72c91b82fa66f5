# spreadsheet.py -- cells with formulas, a tokenizer and a precedence climber, dependency tracking, recalculation in
# topological order, and cycles reported as errors in the cells that take part.


class CellError(Exception):
    code = "#ERR"


class CircularReference(CellError):
    code = "#CIRC"


class DivisionError(CellError):
    code = "#DIV/0"


class NameError_(CellError):
    code = "#NAME?"


def column_number(letters):
    n = 0
    for c in letters:
        n = n * 26 + ord(c) - ord("A") + 1
    return n


def column_name(n):
    name = ""
    while n:
        n, digit = divmod(n - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def split_name(name):
    letters = name.rstrip("0123456789")
    return column_number(letters), int(name[len(letters):])


def expand(start, end):
    (c1, r1), (c2, r2) = split_name(start), split_name(end)
    return [f"{column_name(c)}{r}" for r in range(min(r1, r2), max(r1, r2) + 1) for c in range(min(c1, c2), max(c1, c2) + 1)]


def lex(text):
    i = 0
    while i < len(text):
        c = text[i]
        j = i + 1
        if c.isspace():
            i = j
            continue
        if c.isdigit() or c == ".":
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield "number", float(text[i:j])
        elif c.isalpha():
            while j < len(text) and text[j].isalnum():
                j += 1
            yield "name", text[i:j].upper()
        elif c == '"':
            j = text.index('"', j) + 1
            yield "text", text[i + 1:j - 1]
        elif text[i:i + 2] in ("<=", ">=", "<>"):
            j = i + 2
            yield "op", text[i:j]
        else:
            yield "op", c
        i = j
    yield "end", None


PRECEDENCE = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 6}
OPERATE = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "^": lambda a, b: a ** b,
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "&": lambda a, b: show(a) + show(b),
}


def divide(a, b):
    if not b:
        raise DivisionError("division by zero")
    return a / b


OPERATE["/"] = divide


def flat(values):
    for value in values:
        if isinstance(value, list):
            yield from flat(value)
        elif value is not None:
            yield value


def average(*values):
    items = list(flat(values))
    return divide(sum(items), len(items))


FUNCTIONS = {
    "SUM": lambda *v: sum(flat(v)), "MIN": lambda *v: min(flat(v)), "MAX": lambda *v: max(flat(v)), "AVERAGE": average,
    "COUNT": lambda *v: sum(1 for x in flat(v) if isinstance(x, (int, float))), "LEN": lambda s: len(show(s)),
    "ROUND": lambda x, n=0: round(x, int(n)), "UPPER": lambda s: s.upper(), "ABS": abs,
}


class Formula:
    """A compiled formula: a closure of the sheet, and the names it reads."""

    def __init__(self, text):
        self.tokens, self.reads = list(lex(text)), []
        self.at = 0
        self.run = self.expression(0)
        if self.peek()[0] != "end":
            raise CellError(f"unexpected {self.peek()[1]!r}")

    def peek(self):
        return self.tokens[self.at]

    def take(self, *wanted):
        kind, value = self.peek()
        if wanted and value not in wanted:
            raise CellError(f"expected {' or '.join(wanted)}, found {value!r}")
        self.at += 1
        return kind, value

    def expression(self, least):
        left = self.unary()
        while (op := self.peek()[1]) in PRECEDENCE and self.peek()[0] == "op" and PRECEDENCE[op] >= least:
            self.take()
            right = self.expression(PRECEDENCE[op] + (op != "^"))
            left = self.binary(OPERATE[op], left, right)
        return left

    @staticmethod
    def binary(operate, left, right):
        return lambda sheet: operate(*(0 if v is None else v for v in (left(sheet), right(sheet))))

    def unary(self):
        if self.peek() == ("op", "-"):
            self.take()
            inner = self.expression(5)
            return lambda sheet: -inner(sheet)
        return self.primary()

    def primary(self):
        kind, value = self.take()
        if kind in ("number", "text"):
            return lambda sheet: value
        if value == "(":
            inner = self.expression(0)
            self.take(")")
            return inner
        if kind != "name":
            raise CellError(f"unexpected {value!r}")
        if self.peek()[1] == "(":
            return self.call(value)
        if self.peek()[1] == ":":
            self.take()
            names = expand(value, self.take()[1])
            self.reads += names
            return lambda sheet: [sheet.value(name) for name in names]
        if not value[-1].isdigit():
            raise NameError_(value)
        self.reads.append(value)
        return lambda sheet: sheet.value(value)

    def call(self, name):
        args = []
        self.take("(")
        while self.peek()[1] != ")":
            args.append(self.expression(0))
            if self.peek()[1] == ",":
                self.take()
        self.take(")")
        if name == "IF":
            test, then, otherwise = args
            return lambda sheet: (then if test(sheet) else otherwise)(sheet)
        try:
            function = FUNCTIONS[name]
        except KeyError:
            raise NameError_(name) from None
        return lambda sheet: function(*(arg(sheet) for arg in args))


def show(value):
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return f"{value:.10g}"
        case CellError():
            return value.code
        case _:
            return str(value)


class Sheet:
    def __init__(self):
        self.formulas, self.values, self.readers, self.computed = {}, {}, {}, 0

    def value(self, name):
        value = self.values.get(name)
        if isinstance(value, CellError):
            raise value
        return value

    def __setitem__(self, name, text):
        for read in getattr(self.formulas.pop(name, None), "reads", ()):
            self.readers[read].discard(name)
        if isinstance(text, str) and text.startswith("="):
            try:
                formula = Formula(text[1:])
            except CellError as error:
                self.values[name] = error
            else:
                self.formulas[name] = formula
                for read in formula.reads:
                    self.readers.setdefault(read, set()).add(name)
        else:
            self.values[name] = text
        self.recalculate(name)

    def __getitem__(self, name):
        return show(self.values.get(name))

    def order(self, start):
        """All that depend on start, each after what it reads; those on a cycle are marked instead."""
        done, path, result = set(), [], []

        def visit(name):
            if name in path:
                for member in path[path.index(name):]:
                    self.values[member] = CircularReference(" -> ".join(path[path.index(name):] + [name]))
                    circular.add(member)
                return
            if name in done:
                return
            path.append(name)
            for reader in sorted(self.readers.get(name, ())):
                visit(reader)
            path.pop()
            done.add(name)
            result.append(name)

        circular = set()
        visit(start)
        return [name for name in reversed(result) if name not in circular]

    def recalculate(self, start):
        for name in self.order(start):
            formula = self.formulas.get(name)
            if formula is not None:
                self.computed += 1
                try:
                    self.values[name] = formula.run(self)
                except CellError as error:
                    self.values[name] = error
                except (TypeError, ValueError) as error:
                    self.values[name] = CellError(str(error))

    def __str__(self):
        names = [split_name(name) for name in self.values]
        columns, rows = (range(1, max(part) + 1) for part in zip(*names))
        lines = ["    " + "".join(f"{column_name(c):>10}" for c in columns)]
        for r in rows:
            lines.append(f"{r:3} " + "".join(f"{self[column_name(c) + str(r)]:>10.10}" for c in columns))
        return "\n".join(line.rstrip() for line in lines)


sheet = Sheet()
for row, (item, price, count) in enumerate([("apple", 0.4, 10), ("bread", 2.25, 2), ("cheese", 7.9, 1), ("dates", 5, 0.5)], 1):
    sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = item, price, count
    sheet[f"D{row}"] = f"=B{row}*C{row}"
sheet["D5"] = "=SUM(D1:D4)"
sheet["D6"] = "=ROUND(D5*1.19, 2)"
sheet["A5"] = '="total of " & COUNT(B1:B4)'
sheet["B5"] = "=AVERAGE(B1:B4)"
sheet["C5"] = '=IF(D5>20, "much", "little")'
sheet["B6"] = "=-2^2 + 2^3^2 - (1+2)*3/4"
print(sheet, "\n")
before = sheet.computed
sheet["B2"] = 12
print("one price changed:", sheet["D2"], sheet["D5"], sheet["D6"], sheet["C5"], "after", sheet.computed - before, "formulas")

for name, text in {"E1": "=E2+1", "E2": "=E3*2", "E3": "=E1", "F1": "=1/(B1-B1)", "F2": "=F1+1", "F3": "=NOPE(1)", "F4": "=1+", "F5": "=A1+1",
                   "G1": "=nope", "G2": "=MAX(B1:C4, 3)", "G3": '=UPPER(A1)&"!"', "G4": "=LEN(A5)<>3"}.items():
    sheet[name] = text
print(sheet, "\n")
print(*(f"{type(v).__name__}({v})" for n, v in sorted(sheet.values.items()) if isinstance(v, CellError)), sep="\n")
sheet["E3"] = 5
print("cycle broken:", [sheet[f"E{n}"] for n in (1, 2, 3)])
print([column_name(n) for n in (1, 26, 27, 52, 703)], [column_number(c) for c in ("A", "Z", "AA", "AZ", "AAA")], expand("Y9", "AB10"))
