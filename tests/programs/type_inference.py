# type_inference.py -- Hindley and Milner's algorithm W for a small functional language with let-polymorphism, lists, pairs and
# recursion: unification with union-find, generalization, and error messages that show both types.
from itertools import count


class Type:
    def __str__(self):
        return show(self, {})


class Variable(Type):
    numbers = count()

    def __init__(self):
        self.number, self.link = next(self.numbers), None


class Constructor(Type):
    def __init__(self, name, *args):
        self.name, self.args = name, args


class Scheme:
    def __init__(self, variables, type):
        self.variables, self.type = variables, type

    def __str__(self):
        names = {}
        body = show(self.type, names)
        bound = sorted(names[v] for v in self.variables if v in names)
        return ("forall " + " ".join(bound) + ". " if bound else "") + body


def find(t):
    while isinstance(t, Variable) and t.link is not None:
        t = t.link
    return t


def show(t, names, inner=False):
    t = find(t)
    match t:
        case Variable():
            return names.setdefault(t, chr(ord("a") + len(names)))
        case Constructor(name="->", args=(a, b)):
            text = f"{show(a, names, True)} -> {show(b, names)}"
            return f"({text})" if inner else text
        case Constructor(name="list", args=(a,)):
            return f"[{show(a, names)}]"
        case Constructor(name="pair", args=(a, b)):
            return f"({show(a, names)}, {show(b, names)})"
        case Constructor(name=name):
            return name


INT, BOOL, STR = map(Constructor, ("int", "bool", "str"))


def function(*types):
    *args, result = types
    for arg in reversed(args):
        result = Constructor("->", arg, result)
    return result


class InferenceError(TypeError):
    pass


def occurs(variable, t):
    t = find(t)
    return t is variable or isinstance(t, Constructor) and any(occurs(variable, a) for a in t.args)


def unify(a, b):
    a, b = find(a), find(b)
    if a is b:
        return
    match a, b:
        case (Variable(), _):
            if occurs(a, b):
                names = {}
                raise InferenceError(f"infinite type {show(a, names)} = {show(b, names)}")
            a.link = b
        case (_, Variable()):
            unify(b, a)
        case (Constructor(), Constructor()):
            if a.name != b.name or len(a.args) != len(b.args):
                names = {}
                raise InferenceError(f"{show(a, names)} is not {show(b, names)}")
            for x, y in zip(a.args, b.args):
                unify(x, y)


def free(t):
    t = find(t)
    if isinstance(t, Variable):
        return {t}
    return set().union(*map(free, t.args))


def generalize(env, t):
    fixed = set().union(*(free(s.type) - set(s.variables) for s in env.values()))
    return Scheme(free(t) - fixed, t)


def instantiate(scheme):
    fresh = {v: Variable() for v in scheme.variables}

    def copy(t):
        t = find(t)
        return fresh.get(t, t) if isinstance(t, Variable) else Constructor(t.name, *map(copy, t.args))
    return copy(scheme.type)


class Term:
    def __init_subclass__(cls):
        cls.__match_args__ = tuple(cls.__annotations__)

        def init(self, *values):
            for name, value in zip(cls.__match_args__, values, strict=True):
                setattr(self, name, value)
        cls.__init__ = init


class Literal(Term):
    value: object


class Ref(Term):
    name: str


class Fun(Term):
    param: str
    body: Term


class App(Term):
    function: Term
    arg: Term


class Let(Term):
    name: str
    value: Term
    body: Term


class If(Term):
    test: Term
    then: Term
    other: Term


class ListOf(Term):
    items: list


class Pair(Term):
    first: Term
    second: Term


def infer(env, term):
    match term:
        case Literal(bool()):
            return BOOL
        case Literal(int()):
            return INT
        case Literal(str()):
            return STR
        case Ref(name):
            if name not in env:
                raise InferenceError(f"unknown name {name}")
            return instantiate(env[name])
        case Fun(param, body):
            arg = Variable()
            return function(arg, infer(env | {param: Scheme((), arg)}, body))
        case App(f, arg):
            result = Variable()
            unify(infer(env, f), function(infer(env, arg), result))
            return result
        case Let(name, value, body):
            itself = Variable()
            unify(itself, infer(env | {name: Scheme((), itself)}, value))
            return infer(env | {name: generalize(env, itself)}, body)
        case If(test, then, other):
            unify(infer(env, test), BOOL)
            result = infer(env, then)
            unify(result, infer(env, other))
            return result
        case ListOf(items):
            item = Variable()
            for term in items:
                unify(item, infer(env, term))
            return Constructor("list", item)
        case Pair(first, second):
            return Constructor("pair", infer(env, first), infer(env, second))
        case _:
            raise NotImplementedError(type(term).__name__)


def parse(text):
    """\\x. e   let f = e in e   if e then e else e   e e   [e, e]   (e, e)   1 "s" true"""
    for symbol in "()[],.\\=":
        text = text.replace(symbol, f" {symbol} ")
    tokens = text.split()[::-1]
    words = {"let", "in", "if", "then", "else", ")", "]", ",", "=", "."}

    def take(wanted=None):
        token = tokens.pop() if tokens else "the end"
        if wanted is not None and token != wanted:
            raise SyntaxError(f"expected {wanted}, found {token}")
        return token

    def expression():
        match tokens[-1] if tokens else None:
            case "\\":
                take()
                names = [take()]
                while tokens[-1] != ".":
                    names.append(take())
                take(".")
                body = expression()
                for name in reversed(names):
                    body = Fun(name, body)
                return body
            case "let":
                take()
                name = take()
                take("=")
                value = expression()
                take("in")
                return Let(name, value, expression())
            case "if":
                take()
                test = expression()
                take("then")
                then = expression()
                take("else")
                return If(test, then, expression())
        term = atom()
        while tokens and tokens[-1] not in words:
            term = App(term, atom() if tokens[-1] != "\\" else expression())
        return term

    def atom():
        match take():
            case "(":
                term = expression()
                if tokens and tokens[-1] == ",":
                    take()
                    term = Pair(term, expression())
                take(")")
                return term
            case "[":
                items = []
                while tokens and tokens[-1] != "]":
                    items.append(expression())
                    if tokens and tokens[-1] == ",":
                        take()
                take("]")
                return ListOf(items)
            case ("true" | "false") as word:
                return Literal(word == "true")
            case number if number.isdigit():
                return Literal(int(number))
            case string if string.startswith('"'):
                return Literal(string[1:-1])
            case word if word in words or word == "the end":
                raise SyntaxError(f"unexpected {word}")
            case name:
                return Ref(name)

    term = expression()
    if tokens:
        raise SyntaxError(f"unexpected {tokens[-1]}")
    return term


def scheme(make):
    variables = [Variable() for _ in range(make.__code__.co_argcount)]
    return Scheme(variables, make(*variables))


ENV = {
    "+": scheme(lambda: function(INT, INT, INT)), "<": scheme(lambda: function(INT, INT, BOOL)), "eq": scheme(lambda a: function(a, a, BOOL)),
    "cons": scheme(lambda a: function(a, Constructor("list", a), Constructor("list", a))), "null": scheme(lambda a: function(Constructor("list", a), BOOL)),
    "head": scheme(lambda a: function(Constructor("list", a), a)), "tail": scheme(lambda a: function(Constructor("list", a), Constructor("list", a))),
    "fst": scheme(lambda a, b: function(Constructor("pair", a, b), a)), "snd": scheme(lambda a, b: function(Constructor("pair", a, b), b)),
    "len": scheme(lambda: function(STR, INT)),
}

for source in [
    "1", "\\x. x", "\\x y. x", "\\f g x. f (g x)", "let id = \\x. x in (id 1, id true)", "\\x. (x, [x, x])", "[]", "[1, 2, + 3 4]", "\\f. f 1 \"a\"",
    "let map = \\f l. if null l then [] else cons (f (head l)) (map f (tail l)) in map", "let map = \\f l. if null l then [] else cons (f (head l)) (map f (tail l)) in map len [\"one\"]",
    "let fold = \\f a l. if null l then a else fold f (f a (head l)) (tail l) in (fold, fold + 0 [1, 2])", "let fib = \\n. if < n 2 then n else + (fib n) (fib n) in fib",
    "let pair = \\x. (x, x) in pair (pair (pair 1))", "let twice = \\f x. f (f x) in twice twice", "\\p. (snd p, fst p)", "let const = \\x y. x in \\z. let g = const z in (g 1, g true)",
    "\\x. x x", "let f = \\x. f in f", "+ 1 true", "if 1 then 2 else 3", "[1, \"a\"]", "\\f. (f 1, f true)", "head 5", "nope", "eq (\\x. x) 3", "fst [1]", "let y = \\f. (\\x. f (x x)) (\\x. f (x x)) in y", "(1, 2", "let x 5 in x", ") 1", "\\x. if x then x else + x 1",
]:
    try:
        print(f"{source:.60}  :  {generalize(ENV, infer(ENV, parse(source)))}")
    except InferenceError as error:
        print(f"{source:.60}  !  {error}")
    except SyntaxError as error:
        print(f"{source:.60}  ?  {error}")

deep = "let p0 = \\x. (x, x) in " + "".join(f"let p{n} = \\x. p{n - 1} (p{n - 1} x) in " for n in range(1, 3)) + "p2 1"
print(len(str(infer(ENV, parse(deep)))), next(Variable.numbers) > 100)
try:
    infer(ENV, Term.__subclasses__()[0].__base__())
except NotImplementedError as error:
    print("not a term:", error)
try:
    Fun("x")
except ValueError as error:
    print(error)
