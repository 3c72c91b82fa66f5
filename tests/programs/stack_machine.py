# stack_machine.py -- a compiler for a small language of expressions and statements to a stack machine, an optimizer, a machine
# with a debugger that steps, and a check of every program against direct evaluation of its tree.
class Ast:
    fields = ()

    def __init_subclass__(cls):
        cls.__match_args__ = cls.fields

    def __init__(self, *values):
        if len(values) != len(self.fields):
            raise TypeError(f"{type(self).__name__} takes {len(self.fields)} values, got {len(values)}")
        for name, value in zip(self.fields, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(repr(getattr(self, f)) for f in self.fields)})"


def node(name, *fields):
    return type(name, (Ast,), {"fields": fields})


Number, Name, Binary, Unary, Call = node("Number", "value"), node("Name", "id"), node("Binary", "op", "left", "right"), node("Unary", "op", "operand"), node("Call", "name", "args")
Assign, Print, If, While, Block, Function, Return = (node("Assign", "id", "value"), node("Print", "values"), node("If", "test", "then", "other"),
                                                      node("While", "test", "body"), node("Block", "body"), node("Function", "name", "params", "body"), node("Return", "value"))


class SourceError(Exception):
    def __init__(self, message, line):
        super().__init__(message, line)

    def __str__(self):
        return "line {1}: {0}".format(*self.args)


def tokenize(source):
    for number, line in enumerate(source.splitlines(), 1):
        i = 0
        while i < len(line):
            if line[i].isspace():
                i += 1
                continue
            if line[i] == "#":
                break
            start = i
            if line[i].isdigit():
                while i < len(line) and line[i].isdigit():
                    i += 1
                yield "number", line[start:i], number
            elif line[i].isidentifier():
                while i < len(line) and (line[i].isalnum() or line[i] == "_"):
                    i += 1
                word = line[start:i]
                yield word if word in {"if", "else", "while", "print", "def", "return", "and", "or", "not"} else "name", word, number
            else:
                i += 2 if line[i:i + 2] in ("==", "!=", "<=", ">=", "//", "**") else 1
                yield line[start:i], line[start:i], number
    yield "end", "", number + 1


LEVELS = [("or",), ("and",), ("==", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "//", "%")]


class Parser:
    def __init__(self, source):
        self.tokens = list(tokenize(source))

    def next_is(self, *kinds):
        return self.tokens[0][0] in kinds

    def take(self, *kinds):
        kind, text, line = self.tokens[0]
        if kinds and kind not in kinds:
            raise SourceError(f"expected {' or '.join(kinds)}, found {text or kind!r}", line)
        return self.tokens.pop(0)[1]

    def program(self):
        body = []
        while not self.next_is("end"):
            body.append(self.statement())
        return Block(body)

    def block(self):
        self.take("{")
        body = []
        while not self.next_is("}"):
            body.append(self.statement())
        self.take("}")
        return Block(body)

    def statement(self):
        kind = self.tokens[0][0]
        if method := getattr(self, f"{kind}_statement", None):
            self.take()
            return method()
        name = self.take("name")
        if self.next_is("("):
            return Assign("_", self.call(name))
        self.take("=")
        return Assign(name, self.expression())

    def print_statement(self):
        return Print(self.many())

    def many(self):
        values = [self.expression()]
        while self.next_is(","):
            self.take()
            values.append(self.expression())
        return values

    def if_statement(self):
        test, then, other = self.expression(), self.block(), Block([])
        if self.next_is("else"):
            self.take()
            other = Block([self.statement()]) if self.next_is("if") else self.block()
        return If(test, then, other)

    def while_statement(self):
        return While(self.expression(), self.block())

    def def_statement(self):
        name = self.take("name")
        self.take("(")
        params = []
        while not self.next_is(")"):
            params.append(self.take("name"))
            if not self.next_is(")"):
                self.take(",")
        self.take(")")
        return Function(name, params, self.block())

    def return_statement(self):
        return Return(self.expression())

    def expression(self, level=0):
        if level == len(LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while self.next_is(*LEVELS[level]):
            left = Binary(self.take(), left, self.expression(level + 1))
        return left

    def unary(self):
        if self.next_is("-", "not"):
            return Unary(self.take(), self.unary())
        value = self.primary()
        if self.next_is("**"):
            self.take()
            value = Binary("**", value, self.unary())
        return value

    def call(self, name):
        self.take("(")
        args = [] if self.next_is(")") else self.many()
        self.take(")")
        return Call(name, args)

    def primary(self):
        if self.next_is("number"):
            return Number(int(self.take()))
        if self.next_is("("):
            self.take()
            value = self.expression()
            self.take(")")
            return value
        name = self.take("name", "number", "(")
        return self.call(name) if self.next_is("(") else Name(name)


OPERATE = {"+": int.__add__, "-": int.__sub__, "*": int.__mul__, "//": int.__floordiv__, "%": int.__mod__, "**": int.__pow__,
           **{op: (lambda f: lambda a, b: int(f(a, b)))(getattr(int, f"__{name}__")) for op, name in
              {"==": "eq", "!=": "ne", "<": "lt", ">": "gt", "<=": "le", ">=": "ge"}.items()}}


def fold(tree):
    """Constant folding: bottom up, and only where nothing can go wrong."""
    match tree:
        case Binary(op, left, right):
            match op, fold(left), fold(right):
                case "and" | "or" as op, left, right:
                    return Binary(op, left, right)
                case ("//" | "%", left, Number(0) as right) | ("**", left, right):
                    return Binary(op, left, right)
                case op, Number(a), Number(b):
                    return Number(OPERATE[op](a, b))
                case ("+" | "-", left, Number(0)) | ("*" | "//", left, Number(1)):
                    return left
                case op, left, right:
                    return Binary(op, left, right)
        case Unary("-", operand) if isinstance(operand := fold(operand), Number):
            return Number(-operand.value)
        case Ast():
            return type(tree)(*(fold(getattr(tree, f)) for f in tree.fields))
        case [*items]:
            return [fold(item) for item in items]
        case _:
            return tree


class Compiler:
    def __init__(self):
        self.code, self.functions = [], {}

    def emit(self, op, arg=None):
        self.code.append([op, arg])
        return len(self.code) - 1

    def compile(self, tree):
        getattr(self, type(tree).__name__.lower())(tree)

    def block(self, tree):
        for statement in tree.body:
            self.compile(statement)

    def number(self, tree):
        self.emit("push", tree.value)

    def name(self, tree):
        self.emit("load", tree.id)

    def assign(self, tree):
        self.compile(tree.value)
        self.emit("store", tree.id)

    def print(self, tree):
        for value in tree.values:
            self.compile(value)
        self.emit("print", len(tree.values))

    def unary(self, tree):
        self.compile(tree.operand)
        self.emit("negate" if tree.op == "-" else "not")

    def binary(self, tree):
        self.compile(tree.left)
        if tree.op in ("and", "or"):
            jump = self.emit("jump_if_false_or_pop" if tree.op == "and" else "jump_if_true_or_pop")
            self.compile(tree.right)
            self.code[jump][1] = len(self.code)
        else:
            self.compile(tree.right)
            self.emit("operate", tree.op)

    def __getattr__(self, name):
        if name == "if":
            return self.conditional
        if name == "while":
            return self.loop
        raise AttributeError(f"nothing compiles {name!r}")

    def conditional(self, tree):
        self.compile(tree.test)
        jump = self.emit("jump_if_false")
        self.compile(tree.then)
        end = self.emit("jump")
        self.code[jump][1] = len(self.code)
        self.compile(tree.other)
        self.code[end][1] = len(self.code)

    def loop(self, tree):
        top = len(self.code)
        self.compile(tree.test)
        jump = self.emit("jump_if_false")
        self.compile(tree.body)
        self.emit("jump", top)
        self.code[jump][1] = len(self.code)

    def function(self, tree):
        inner = Compiler()
        inner.compile(tree.body)
        inner.emit("push", 0)
        inner.emit("return")
        self.emit("define", (tree.name, tuple(tree.params), inner.code))

    def call(self, tree):
        for arg in tree.args:
            self.compile(arg)
        self.emit("call", (tree.name, len(tree.args)))

    def __missing__(self, tree):
        raise KeyError(tree)


setattr(Compiler, "return", lambda self, tree: (self.compile(tree.value), self.emit("return")))


class Machine:
    def __init__(self, code, limit=200_000):
        self.output, self.steps, self.limit, self.functions, self.deepest = [], 0, limit, {}, 0
        self.run(code, {})

    def run(self, code, variables):
        for _ in self.trace(code, variables, 1):
            pass

    def trace(self, code, variables, depth):
        stack, pc, self.deepest = [], 0, max(self.deepest, depth)
        while pc < len(code):
            op, arg = code[pc]
            pc, self.steps = pc + 1, self.steps + 1
            if self.steps > self.limit:
                raise TimeoutError("too many steps")
            match op:
                case "push":
                    stack.append(arg)
                case "load":
                    try:
                        stack.append(variables[arg])
                    except KeyError:
                        raise NameError(arg) from None
                case "store":
                    variables[arg] = stack.pop()
                case "operate":
                    right = stack.pop()
                    stack[-1] = OPERATE[arg](stack[-1], right)
                case "negate":
                    stack[-1] = -stack[-1]
                case "not":
                    stack[-1] = int(not stack[-1])
                case "jump":
                    pc = arg
                case "jump_if_false":
                    pc = pc if stack.pop() else arg
                case "jump_if_false_or_pop" | "jump_if_true_or_pop" if bool(stack[-1]) is (op == "jump_if_true_or_pop"):
                    pc = arg
                case "jump_if_false_or_pop" | "jump_if_true_or_pop":
                    stack.pop()
                case "print":
                    values = stack[len(stack) - arg:]
                    del stack[len(stack) - arg:]
                    self.output.append(" ".join(map(str, values)))
                case "define":
                    name, *function = arg
                    self.functions[name] = function
                case "call":
                    name, count = arg
                    params, body = self.functions[name]
                    if len(params) != count:
                        raise TypeError(f"{name} takes {len(params)}, got {count}")
                    args = [stack.pop() for _ in range(count)][::-1]
                    stack.append((yield from self.trace(body, dict(zip(params, args)), depth + 1)))
                case "return":
                    return stack.pop()
            yield depth, op, tuple(stack)


PROGRAM = """
def fib(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }
def gcd(a, b) { while b { t = a % b  a = b  b = t } return a }
def prime(n) { d = 2 while d * d <= n { if n % d == 0 { return 0 } d = d + 1 } return n > 1 }
print fib(11), gcd(1071, 462)
n = 0 while n < 30 { if prime(n) { print n, n ** 2 } n = n + 1 }
x = 2 + 3 * 4 - -1     # folded
print x, (1 + 1) * (x + 0) * 1, not x, not 0, 1 and 2, 0 or 7, 0 and boom, 2 ** 3 ** 2, -7 // 2, -7 % 3
if x == 15 { print 1 } else if x == 16 { print 2 } else { print 3 }
"""

tree = Parser(PROGRAM).program()
plain, folded = Compiler(), Compiler()
plain.compile(tree)
folded.compile(fold(tree))
a, b = Machine(plain.code), Machine(folded.code)
print(*b.output, sep="\n")
print(a.output == b.output, len(plain.code), len(folded.code), a.steps, b.steps, a.deepest)
print(Parser("x = (1 + 2) * y").program(), fold(Parser("x = (1 + 2) * y").program()))
for line in Machine([]).trace(folded.code[3:] if False else (c := Compiler(), c.compile(Parser("a = 1 + b b = a * 2").program()))[0].code, {"b": 5}, 1):
    print(line)

for bad in ("print", "x = ", "print 1 // 0", "print nope", "def f(a) { return a } print f()", "while 1 { x = 1 }", "f(1)", "if 1 { print 2", "print 3 $ 4", "def f(n) { return f(n) } print f(1)"):
    compiler = Compiler()
    try:
        compiler.compile(Parser(bad).program())
        print(Machine(compiler.code, 3000).output)
    except (SourceError, ArithmeticError, LookupError, NameError, TypeError, TimeoutError, AttributeError) as error:
        print(f"{bad!r:40} {type(error).__name__}: {error}")
    except RecursionError as error:
        print(f"{bad!r:40} RecursionError")
try:
    Binary(1)
except TypeError as error:
    print(error)
