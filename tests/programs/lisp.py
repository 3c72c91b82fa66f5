# lisp.py -- a small Lisp: reader, macros, lexical closures, tail calls by a loop, call/cc for escaping, and errors with a trace.


class Symbol(str):
    table = {}

    def __new__(cls, name):
        try:
            return cls.table[name]
        except KeyError:
            return cls.table.setdefault(name, super().__new__(cls, name))

    def __repr__(self):
        return str(self)


class LispError(Exception):
    pass


class Escape(BaseException):
    def __init__(self, tag, value):
        self.tag, self.value = tag, value


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        names, values = list(names), list(values)
        if "." in names:
            fixed = names.index(".")
            names, values = names[:fixed] + names[fixed + 1:], values[:fixed] + [values[fixed:]]
        if len(names) != len(values):
            raise LispError(f"expected {len(names)} arguments, got {len(values)}")
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound: {name}")


class Lambda:
    def __init__(self, names, body, env, name="lambda"):
        self.names, self.body, self.env, self.name = names, body, env, name

    def __call__(self, *args):
        return evaluate(self.body, Env(self.names, args, self.env))

    def __repr__(self):
        return f"#<{self.name}/{len(self.names)}>"


class Macro(Lambda):
    pass


QUOTES = {"'": Symbol("quote"), "`": Symbol("quasiquote"), ",": Symbol("unquote"), ",@": Symbol("splice")}


def lex(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c == ";":
            while i < len(text) and text[i] != "\n":
                i += 1
        elif c == '"':
            j = text.index('"', i + 1)
            yield text[i:j + 1]
            i = j + 1
        elif text.startswith(",@", i):
            yield ",@"
            i += 2
        elif c in "()'`,":
            yield c
            i += 1
        else:
            j = i
            while j < len(text) and not text[j].isspace() and text[j] not in "()'\";":
                j += 1
            yield text[i:j]
            i = j


def read_all(text):
    stream = lex(text)

    def read(token):
        if token == "(":
            items = []
            for inner in stream:
                if inner == ")":
                    return items
                items.append(read(inner))
            raise LispError("missing )")
        if token == ")":
            raise LispError("unexpected )")
        if token in QUOTES:
            return [QUOTES[token], read(next(stream))]
        if token[0] == '"':
            return token[1:-1]
        if token in ("#t", "#f"):
            return token == "#t"
        for convert in (int, float):
            try:
                return convert(token)
            except ValueError:
                pass
        return Symbol(token)

    for token in stream:
        yield read(token)


def show(x):
    match x:
        case bool():
            return "#t" if x else "#f"
        case Symbol():
            return str(x)
        case str():
            return f'"{x}"'
        case list():
            return "(" + " ".join(map(show, x)) + ")"
        case None:
            return "nil"
        case _:
            return str(x)


def quasi(x, env):
    if not isinstance(x, list):
        return x
    if x and x[0] is QUOTES[","]:
        return evaluate(x[1], env)
    out = []
    for item in x:
        if isinstance(item, list) and item and item[0] is QUOTES[",@"]:
            out.extend(evaluate(item[1], env))
        else:
            out.append(quasi(item, env))
    return out


def evaluate(x, env):
    while True:
        match x:
            case Symbol():
                return env.find(x)[x]
            case [Symbol("quote"), value]:
                return value
            case [Symbol("quasiquote"), value]:
                return quasi(value, env)
            case [Symbol("if"), test, then, *otherwise]:
                x = then if evaluate(test, env) is not False else (otherwise or [None])[0]
            case [Symbol("define"), [Symbol() as name, *names], *body]:
                env[name] = Lambda(names, [Symbol("begin"), *body], env, name)
                return None
            case [Symbol("define"), Symbol() as name, value]:
                env[name] = evaluate(value, env)
                return None
            case [Symbol("define-macro"), [Symbol() as name, *names], *body]:
                env[name] = Macro(names, [Symbol("begin"), *body], env, name)
                return None
            case [Symbol("set!"), Symbol() as name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case [Symbol("lambda"), names, *body]:
                return Lambda(names, [Symbol("begin"), *body], env)
            case [Symbol("let"), bindings, *body]:
                x = [[Symbol("lambda"), [n for n, _ in bindings], *body], *(v for _, v in bindings)]
            case [Symbol("begin"), *forms]:
                for form in forms[:-1]:
                    evaluate(form, env)
                x = forms[-1] if forms else None
            case [head, *args]:
                f = evaluate(head, env)
                if isinstance(f, Macro):
                    x = f(*args)
                    continue
                values = [evaluate(arg, env) for arg in args]
                if isinstance(f, Lambda):                   # a tail call is one more turn of the loop
                    x, env = f.body, Env(f.names, values, f.env)
                    continue
                if not callable(f):
                    raise LispError(f"not a function: {show(f)}")
                return f(*values)
            case _:
                return x


def call_cc(f):
    tag = object()

    def escape(value=None):
        raise Escape(tag, value)

    try:
        return f(escape)
    except Escape as escape_:
        if escape_.tag is not tag:
            raise
        return escape_.value


def fold(operate, start=None):
    def run(*args):
        if start is not None:
            args = (start, *args) if len(args) != 1 or start == 0 or start == 1 else args
        result, *rest = args
        for arg in rest:
            result = operate(result, arg)
        return result
    return run


def numbers(*pairs):
    return {Symbol(name): f for name, f in pairs}


GLOBAL = Env()
GLOBAL.update(numbers(
    ("+", fold(lambda a, b: a + b, 0)), ("*", fold(lambda a, b: a * b, 1)), ("-", lambda a, *r: a - sum(r) if r else -a),
    ("/", lambda a, b: a / b), ("quotient", lambda a, b: a // b), ("modulo", lambda a, b: a % b),
    ("=", lambda a, b: a == b), ("<", lambda a, b: a < b), (">", lambda a, b: a > b), ("not", lambda a: a is False),
    ("list", lambda *a: list(a)), ("car", lambda a: a[0]), ("cdr", lambda a: a[1:]), ("cons", lambda a, b: [a, *b]),
    ("null?", lambda a: a == []), ("append", lambda *ls: [x for l in ls for x in l]), ("length", len),
    ("map", lambda f, *ls: [f(*items) for items in zip(*ls)]), ("apply", lambda f, args: f(*args)),
    ("call/cc", call_cc), ("display", lambda *a: print("  display:", *map(show, a))),
))

PROGRAM = """
(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))
(fact 30)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 20000 0)                              ; a tail call: no stack is used
(define (compose . fs) (if (null? fs) (lambda (x) x) (lambda (x) ((car fs) ((apply compose (cdr fs)) x)))))
((compose (lambda (x) (* x 2)) (lambda (x) (+ x 1))) 20)
(define (make-counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define c (make-counter)) (define d (make-counter))
(list (c) (c) (d) (c))
(define-macro (unless test . body) `(if ,test nil (begin ,@body)))
(define nil '())
(unless (= 1 2) (display "one is not two") 'done)
(define-macro (while test . body) `(let ((again nil)) (begin (set! again (lambda () (if ,test (begin ,@body (again)) nil))) (again))))
(define i 0)
(while (< i 3) (display i (* i i)) (set! i (+ i 1)))
(call/cc (lambda (k) (map (lambda (x) (if (> x 2) (k (list 'found x)) x)) '(1 2 3 4))))
(define (filter p l) (if (null? l) l (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
(define (sort l) (if (null? l) l (append (sort (filter (lambda (x) (< x (car l))) (cdr l))) (list (car l))
                                         (sort (filter (lambda (x) (not (< x (car l)))) (cdr l))))))
(sort '(3 1 4 1 5 9 2 6 5 3 5))
`(1 ,(+ 1 1) ,@(list 3 4) (nested ,(fact 5)))
(map + '(1 2 3) '(10 20 30))
fact
(define (church n) (lambda (f) (lambda (x) (if (= n 0) x (f (((church (- n 1)) f) x))))))
(((church 7) (lambda (x) (+ x 1))) 0)
(list #t #f "text" 2.5 'symbol)
"""

for form in read_all(PROGRAM):
    result = evaluate(form, GLOBAL)
    if result is not None:
        print(show(result))

for bad in ("(car 5)", "(nope)", "((lambda (x) x))", "(1 2)", "(fact 'a)", "(", ")", "(/ 1 0)"):
    try:
        for form in read_all(bad):
            print(bad, "=>", show(evaluate(form, GLOBAL)))
    except (LispError, ArithmeticError, TypeError) as error:
        print(f"{bad:18} {type(error).__name__}: {error}")

print(Symbol("x") is Symbol("x"), len(Symbol.table) > 30)
