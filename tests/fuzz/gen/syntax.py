# syntax.py -- texts that are nearly right: where is the error, and what does the message say?

from gen.random_numbers import Dice
from gen import flow, calls

SNIPPETS = [
    'x = [1, 2, 3]', 'def f(a, b=1, *args, c, **kw):\n    return a + b', 'for i in range(3):\n    print(i)\nelse:\n    pass', 'while x:\n    break', 'if a == 1:\n    b = 2\nelif c:\n    d = 3\nelse:\n    e = 4',
    'try:\n    f()\nexcept ValueError as e:\n    pass\nfinally:\n    g()', 'with open(a) as f, b as c:\n    pass', 'class A(B, metaclass=M):\n    x: int = 1\n    def m(self): return super().m()', 'x = {1: 2, **y, "k": [z]}',
    'print(f"{x!r:>{w}} {y=}")', 'lambda a, *b, c=1: (yield)', '[x for x in y if z]', '{k: v for k, v in z}', 'x[1:2, ::3] = y', 'a, *b = c', 'del a, b[0], c.d', 'assert x, "msg"', 'raise A from b', 'global x, y',
    'return 5', 'async def f():\n    async for x in y:\n        await z', 'match x:\n    case [1, *rest] if y:\n        pass\n    case {"k": v, **r} | A(b=1):\n        pass', 'x = a if b else c', 'import a.b as c, d', 'from . import (a, b as c,)',
    'from a import *', 'x = not a and b or c in d is not e', 'f(*a, b, c=1, **d)', '@dec(1)\ndef f(): pass', 'x += 1', 'x: int', '(x := 5)', 'print("a" "b")', 'a < b <= c != d', 'x = yield', 'def g():\n    x = yield from y', 'nonlocal q',
    "s = 'it\\'s'", 'a = 0xff + 0b11 + 1_000 + 1.5e3j', 'if True: pass', 'x = (1,\n     2)', 'try: a\nexcept* B: c', 'def f(a, /, b, *, c): pass', 'async with a as b: pass', 'x = a @ b ** -c // ~d', 'continue', 'break',
    'class C:\n    def f(self):\n        nonlocal z', 'x = {*a, *b}', 'for x, (y, z) in w: pass', 'with (a as b, c as d): pass', 'f(x for x in y)', 'print(1, end="")', 'a.b.c[d](e).f = g', 'x = 1 if 2 else 3 if 4 else 5', 'exec("x")', "b'abc'", 'x = ...',
]
TOKENS = ['(', ')', '[', ']', '{', '}', ',', ':', '=', '==', '.', ';', 'if', 'else', 'for', 'in', 'def', 'class', 'return', 'yield', 'await', 'async', 'lambda', 'not', 'is', 'and', 'None', 'True', 'import', 'from', 'as', 'x', '1', '"s"', '*', '**',
          '->', ':=', '@', '+', '-', '!', '?', '$', '\\', '\n', '\n    ', "'", '"', 'f"{', '0x', '1_', '012', '1.e', '1__0', '...', 'with', 'try', 'except', 'finally', 'pass', 'del', 'global', '__debug__', '\t', '=>', '<>', '+=', 'print', 'match', 'case', '_',
          'é', '€', '\u00a0', '#', '1a', '0b2', '0o8', 'f"{x!}"', 'f"{}"', "f'{a b}'", "f'{x:{y}'", 'rb""', 'u""', '"\\x4"', '"\\N{"', 'b"é"', '1if', '0xg', '1e', '//', '<<', '~', 'elif', 'while', 'raise', 'assert', 'break', 'continue', 'nonlocal', 'False', '--']


def split(text):
    """Rough tokens: words, spaces, newlines with their indentation, and single signs."""
    out, i = [], 0
    while i < len(text):
        j = i + 1
        if text[i].isalnum() or text[i] == '_':
            while j < len(text) and (text[j].isalnum() or text[j] == '_'):
                j += 1
        elif text[i] in ' \n':
            while j < len(text) and text[j] == ' ':
                j += 1
        out.append(text[i:j])
        i = j
    return out


def mutate(d, text):
    tokens = split(text)
    for _ in range(d.pick([1, 1, 1, 2, 3])):
        if not tokens:
            break
        at = d.below(len(tokens))
        choice = d.below(7)
        if choice == 0:
            del tokens[at]
        elif choice == 1:
            tokens.insert(at, d.pick(TOKENS))
        elif choice == 2:
            tokens[at] = d.pick(TOKENS)
        elif choice == 3:
            tokens.insert(at, tokens[at])
        elif choice == 4:
            other = d.below(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif choice == 5:
            tokens.insert(at, ' ' + d.pick(TOKENS) + ' ')
        else:
            tokens[at:] = tokens[at:][:d.below(4)]
    return ''.join(tokens)


def program(d):
    out = ['def c(text, mode="exec"):', '    try: compile(text, "<t>", mode)',
           '    except SyntaxError as e: p(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))',
           '    except Exception as e: p(type(e).__name__, e)', '    else: p("fine")']
    for _ in range(d.between(15, 30)):
        text = d.pick(SNIPPETS)
        if d.chance(30):
            text += d.pick(['\n', ';', '\n\n']) + d.pick(SNIPPETS)
        if d.chance(25):
            text = d.pick(['def f():', 'if x:', 'async def f():', 'class A:', 'for i in x:']) + '\n    ' + text.replace('\n', '\n    ')
        if d.chance(85):
            text = mutate(d, text)
        # "single" wants an empty line after a compound statement, which the texts do not have
        mode = d.pick(['', '', '', '', ', "eval"', ', "single"' if ':' not in text and '\n' not in text else ''])
        out.append('c({!r}{})'.format(text, mode))
    if d.chance(20):
        out.append(mutate(d, d.pick(SNIPPETS)))
    return out
