# constraint_solver.py -- variables with finite domains, constraints that prune, and a search that undoes: queens, map
# colouring, a cryptarithm and a sudoku, all through the same three classes.


class Contradiction(Exception):
    pass


class Variable:
    def __init__(self, name, domain):
        self.name, self.domain, self.watchers = name, list(domain), []

    @property
    def fixed(self):
        return len(self.domain) == 1

    @property
    def value(self):
        if not self.fixed:
            raise ValueError(f"{self.name} is one of {self.domain}")
        return self.domain[0]

    def __repr__(self):
        return f"{self.name}={self.domain[0] if self.fixed else self.domain}"


class Constraint:
    """Says which values of its variables may stay: prune yields (variable, values to drop)."""

    def __init__(self, *variables):
        self.variables = variables
        for variable in variables:
            variable.watchers.append(self)

    def prune(self):
        raise NotImplementedError

    def __init_subclass__(cls, /, **keywords):
        super().__init_subclass__(**keywords)
        Constraint.kinds = getattr(Constraint, "kinds", []) + [cls.__name__]


class Different(Constraint):
    def prune(self):
        for one in self.variables:
            if one.fixed:
                for other in self.variables:
                    if other is not one and one.value in other.domain:
                        yield other, {one.value}


class OneOfEach(Different):
    """All different, and every value has a home: a value with a single place goes there."""

    def prune(self):
        yield from super().prune()
        places = {}
        for variable in self.variables:
            for value in variable.domain:
                places.setdefault(value, []).append(variable)
        if len(places) < len(self.variables):
            raise Contradiction(self.variables[0].name)
        if len(places) == len(self.variables):
            for value, homes in places.items():
                if len(homes) == 1 and not homes[0].fixed:
                    yield homes[0], set(homes[0].domain) - {value}


class Relation(Constraint):
    def __init__(self, test, one, two):
        super().__init__(one, two)
        self.test = test

    def prune(self):
        one, two = self.variables
        yield one, {a for a in one.domain if not any(self.test(a, b) for b in two.domain)}
        yield two, {b for b in two.domain if not any(self.test(a, b) for a in one.domain)}


class Sum(Constraint):
    """sum(weight * variable) == total, by the bounds of the others."""

    def __init__(self, total, **weights):
        self.total = total
        self.weights = dict(weights["terms"])
        super().__init__(*self.weights)

    def prune(self):
        low = {v: min(w * x for x in v.domain) for v, w in self.weights.items()}
        high = {v: max(w * x for x in v.domain) for v, w in self.weights.items()}
        least, most = sum(low.values()), sum(high.values())
        for v, w in self.weights.items():
            gone = {x for x in v.domain
                    if not least - low[v] + w * x <= self.total <= most - high[v] + w * x}
            if gone:
                yield v, gone


class Solver:
    def __init__(self):
        self.variables, self.trail, self.nodes, self.prunings = [], [], 0, 0

    def variable(self, name, domain):
        self.variables.append(variable := Variable(name, domain))
        return variable

    def drop(self, variable, values):
        left = [v for v in variable.domain if v not in values]
        if len(left) == len(variable.domain):
            return False
        self.trail.append((variable, variable.domain))
        variable.domain = left
        self.prunings += 1
        if not left:
            raise Contradiction(variable.name)
        return True

    def propagate(self, changed):
        queue = [c for v in changed for c in v.watchers]
        while queue:
            constraint = queue.pop(0)
            for variable, values in list(constraint.prune()):
                if self.drop(variable, values):
                    queue += [c for c in variable.watchers if c not in queue]

    def undo(self, mark):
        while len(self.trail) > mark:
            variable, domain = self.trail.pop()
            variable.domain = domain

    def solutions(self):
        try:
            self.propagate(self.variables)
        except Contradiction:
            return
        yield from self.search()

    def search(self):
        open_ = [v for v in self.variables if not v.fixed]
        if not open_:
            yield {v.name: v.value for v in self.variables}
            return
        variable = min(open_, key=lambda v: (len(v.domain), self.variables.index(v)))
        for value in list(variable.domain):
            mark = len(self.trail)
            self.nodes += 1
            try:
                self.drop(variable, set(variable.domain) - {value})
                self.propagate([variable])
            except Contradiction:
                pass
            else:
                yield from self.search()
            finally:
                self.undo(mark)


def queens(n):
    solver = Solver()
    rows = [solver.variable(f"q{i}", range(n)) for i in range(n)]
    for i in range(n):
        for j in range(i):
            Relation(lambda a, b, d=i - j: a != b and abs(a - b) != d, rows[j], rows[i])
    return solver


for n in range(4, 8):
    solver = queens(n)
    found = list(solver.solutions())
    print(f"{n} queens: {len(found)} solutions, {solver.nodes} nodes;", "first:", *next(iter(found), {}).values())
first = next(queens(8).solutions())
print("\n".join(" ".join("Q" if column == c else "." for c in range(8)) for column in first.values()))

solver = Solver()
borders = "WA-NT WA-SA NT-SA NT-Q SA-Q SA-NSW SA-V Q-NSW NSW-V".split()
states = {}
for border in borders:
    for name in border.split("-"):
        if name not in states:
            states[name] = solver.variable(name, ["red", "green", "blue"])
    Different(*(states[name] for name in border.split("-")))
colourings = list(solver.solutions())
print(len(colourings), "colourings, e.g.", ", ".join(f"{k} {v}" for k, v in sorted(colourings[0].items())))

solver = Solver()
letters = {c: solver.variable(c, range(1 if c in "SM" else 0, 10)) for c in "SENDMORY"}
OneOfEach.__mro__[1](*letters.values())
terms = {}
for word, sign in (("SEND", 1), ("MORE", 1), ("MONEY", -1)):
    for power, c in enumerate(reversed(word)):
        terms[letters[c]] = terms.get(letters[c], 0) + sign * 10 ** power
Sum(0, terms=terms)
for answer in solver.solutions():
    spell = lambda word: int("".join(str(answer[c]) for c in word))
    print(f"{spell('SEND')} + {spell('MORE')} = {spell('MONEY')}", spell("SEND") + spell("MORE") == spell("MONEY"), solver.nodes, "nodes")

PUZZLE = "53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79".split()
solver = Solver()
cells = {(r, c): solver.variable(f"r{r}c{c}", [int(d)] if (d := PUZZLE[r][c]) != "." else range(1, 10)) for r in range(9) for c in range(9)}
for i in range(9):
    OneOfEach(*(cells[i, c] for c in range(9)))
    OneOfEach(*(cells[r, i] for r in range(9)))
    OneOfEach(*(cells[i // 3 * 3 + k // 3, i % 3 * 3 + k % 3] for k in range(9)))
for answer in solver.solutions():
    for r in range(9):
        print("".join(str(answer[f"r{r}c{c}"]) for c in range(9)), end="\n" if r % 3 == 2 else " ")
print("nodes", solver.nodes, "prunings", solver.prunings > 100, "trail", len(solver.trail) > 0)

print(Constraint.kinds, [v for v in Solver().solutions()])
try:
    Variable("x", [1, 2]).value
except ValueError as error:
    print(error)
try:
    next(Constraint(Variable("y", [1])).prune())
except NotImplementedError as error:
    print("abstract", error.args)
