"""Tokens by generators, a Pratt parser, a compiler to closures, and a stack machine."""
import math
class Token:
    __match_args__ = ("kind", "text")
    def __init__(self, kind, text, at): self.kind, self.text, self.at = kind, text, at
    def __repr__(self): return f"{self.kind}:{self.text}@{self.at}"
def tokenize(src):
    pending = yield
    i = 0
    while i < len(src):
        c, s = src[i], i
        if c.isspace():
            i += 1
            continue
        if c.isdigit() or c == "." and src[i + 1:i + 2].isdigit():
            while i < len(src) and (src[i].isalnum() or src[i] == "."): i += 1
            kind = "num"
        elif c.isidentifier():
            while i < len(src) and (src[s:i + 1]).isidentifier(): i += 1
            kind = "name"
        elif src[i:i + 2] in ("**", "<=", ">=", "==", "!=", "&&", "||", ":="):
            i += 2
            kind = "op"
        elif c in "+-*/%^()<>,?:=;!":
            i += 1
            kind = "op"
        else:
            raise SyntaxError(f"bad character {c!r}", ("<calc>", 1, i + 1, src))
        sent = yield Token(kind, src[s:i], s)
        while sent is not None: sent = yield sent
    yield Token("end", "", len(src))
class Parser:
    BIN = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, "^": 8, "**": 8}
    def __init__(self, src):
        self.src = src
        self.gen = tokenize(src)
        next(self.gen)
        self.tok = next(self.gen)
    def advance(self, want=None):
        t = self.tok
        if want is not None and t.text != want: self.error(f"expected {want!r}")
        self.tok = next(self.gen) if t.kind != "end" else t
        return t
    def error(self, msg): raise SyntaxError(msg, ("<calc>", 1, self.tok.at + 1, self.src, 1, self.tok.at + 1 + (len(self.tok.text) or 1)))
    def program(self):
        out = [self.expr()]
        while self.tok.text == ";":
            self.advance()
            if self.tok.kind != "end": out.append(self.expr())
        if self.tok.kind != "end": self.error("unexpected " + repr(self.tok.text))
        return ("seq", *out) if len(out) > 1 else out[0]
    def expr(self, bp=0):
        match self.advance():
            case Token("num", text):
                try: left = ("num", float(text) if "." in text else int(text, 0))
                except ValueError as e: raise SyntaxError(f"bad number {text}") from e
            case Token("name", name) if self.tok.text == ":=":
                self.advance()
                left = ("set", name, self.expr())
            case Token("name", name): left = ("get", name)
            case Token("op", "("):
                left = self.expr()
                self.advance(")")
            case Token("op", "-" | "+" | "!" as op): left = ("un", op, self.expr(7))
            case t: raise SyntaxError(f"unexpected {t.text or 'end'!r} at {t.at}")
        while True:
            op = self.tok.text
            if op == "(" and left[0] == "get":
                self.advance()
                args = []
                while self.tok.text != ")":
                    args.append(self.expr())
                    if self.tok.text != ")": self.advance(",")
                self.advance()
                left = ("call", left[1], *args)
            elif op == "?" and bp < 1:
                self.advance()
                a = self.expr()
                self.advance(":")
                left = ("if", left, a, self.expr())
            elif (p := self.BIN.get(op, 0)) > bp:
                self.advance()
                left = ("bin", op, left, self.expr(p - (op in ("^", "**"))))
            else: return left
OPS = {"+": "__add__", "-": "__sub__", "*": "__mul__", "%": "__mod__", "<": "__lt__", ">": "__gt__", "<=": "__le__", ">=": "__ge__", "==": "__eq__", "!=": "__ne__"}
def compile_(node):
    match node:
        case "num", value: yield "push", value
        case "get", name: yield "load", name
        case "set", name, e:
            yield from compile_(e)
            yield "store", name
        case "un", op, e:
            yield from compile_(e)
            yield {"-": "neg", "+": "pos", "!": "not"}[op],
        case "bin", ("&&" | "||") as op, a, b:
            body = list(compile_(b))
            yield from compile_(a)
            yield ("jfalse" if op == "&&" else "jtrue"), len(body) + 1
            yield "pop",
            yield from body
        case "bin", op, a, b:
            yield from compile_(a)
            yield from compile_(b)
            yield "op", op
        case "if", c, a, b:
            a, b = [*compile_(a)], [*compile_(b)]
            yield from compile_(c)
            yield "jpopfalse", len(a) + 1
            yield from a
            yield "jump", len(b)
            yield from b
        case "call", name, *args:
            for a in args: yield from compile_(a)
            yield "call", name, len(args)
        case "seq", *es, last:
            for e in es:
                yield from compile_(e)
                yield "pop",
            yield from compile_(last)
        case _: raise AssertionError(node)
def run(code, env):
    pc, st = 0, []
    while pc < len(code):
        op, *arg = code[pc]
        pc += 1
        match op, *arg:
            case "push", v: st.append(v)
            case "load", n: st.append(env[n])
            case "store", n: env[n] = st[-1]
            case ["pop"]: st.pop()
            case ["neg"]: st[-1] = -st[-1]
            case ["pos"]: st[-1] = +st[-1]
            case ["not"]: st[-1] = not st[-1]
            case "op", "/": b = st.pop(); st[-1] /= b
            case "op", ("^" | "**"): b = st.pop(); st[-1] **= b
            case "op", o:
                b, a = st.pop(), st.pop()
                r = getattr(a, OPS[o])(b)
                st.append(getattr(float(a), OPS[o])(float(b)) if r is NotImplemented else r)
            case "jump", d: pc += d
            case "jfalse", d: pc += 0 if st[-1] else d
            case "jtrue", d: pc += d if st[-1] else 0
            case "jpopfalse", d: pc += 0 if st.pop() else d
            case "call", name, n:
                args = st[len(st) - n:]
                del st[len(st) - n:]
                st.append(env[name](*args))
            case other: raise RuntimeError(other)
    [result] = st
    return result
env = {n: getattr(math, n) for n in ("sin", "sqrt", "pi", "e", "hypot", "gcd", "floor")} | {"max": max, "len": lambda *a: len(a)}
for src in """1+2*3; -2^2; 2^3^2; (1+2)*3; 7 % 4 - 1; 0x1F + 0b101; .5 * 4; 1 < 2 && 3 > 4 || 5
x := y := 4; x * y; x != y ? 1/0 : x == 4 ? 100 : 200
sqrt(2) ** 2; hypot(3, 4); max(1, 2.5, 3); len(); floor(pi * 100); gcd(84, 36)
héllo := 3; héllo * 2; !héllo; !!héllo; +-+-5
10 ** 30 + 1; 1e5
3 $ 4
(1 + 2
1 2
foo + 1
1 / 0
sqrt(-1)
12ab
max(1,,2)
""".splitlines():
    for part in [src] if src.startswith(("(", "1 2", "x")) else src.split(";"):
        try:
            tree = Parser(part).program()
            code = list(compile_(tree))
            print(part.strip(), "=", run(code, env), " ", len(code), code[-1])
        except SyntaxError as e: print("syntax:", e.msg, e.args, e.offset, e.text, repr(e.__cause__))
        except Exception as e: print("failed:", repr(e))
print(Parser("a(1, -b ^ 2) ? c : 3 || 4 && 5").program())
g = tokenize("a + b"); next(g)
t = next(g); print(t, g.send(t), next(g), list(g))
