# json_parser.py -- a JSON reader and writer from first principles: a tokenizer that is a generator, a parser by recursive
# descent, errors that name line and column, and a pretty printer that gives back what was read.


class JsonError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        super().__init__(f"{message} at line {line} column {column}")
        self.line, self.column = line, column


class Token:
    __slots__ = ("kind", "value", "position")

    def __init__(self, kind, value, position):
        self.kind, self.value, self.position = kind, value, position

    def __repr__(self):
        return f"Token({self.kind!r}, {self.value!r} @{self.position})"


ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/", "\\": "\\", '"': '"'}
BACK = {value: "\\" + key for key, value in ESCAPES.items() if key != "/"}
WORDS = {"true": True, "false": False, "null": None}


def read_string(text, start):
    """The string that begins after the quote at start; returns it and the position after its closing quote."""
    parts, i = [], start + 1
    while True:
        if i >= len(text):
            raise JsonError("unterminated string", text, start)
        c = text[i]
        if c == '"':
            return "".join(parts), i + 1
        if c == "\\":
            i += 1
            e = text[i:i + 1]
            if e == "u":
                digits = text[i + 1:i + 5]
                try:
                    code = int(digits, 16)
                except ValueError:
                    raise JsonError(f"bad escape \\u{digits}", text, i) from None
                i += 4
                if 0xD800 <= code < 0xDC00 and text[i + 1:i + 3] == "\\u":
                    low = int(text[i + 3:i + 7], 16)
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                    i += 6
                parts.append(chr(code))
            elif e in ESCAPES and e:
                parts.append(ESCAPES[e])
            else:
                raise JsonError(f"bad escape \\{e}", text, i)
        elif ord(c) < 32:
            raise JsonError(f"control character {c!r} in string", text, i)
        else:
            parts.append(c)
        i += 1


def read_number(text, start):
    i = start
    if text[i] == "-":
        i += 1
    digits = i
    while i < len(text) and text[i].isdigit():
        i += 1
    if i == digits or text[digits] == "0" and i > digits + 1:
        raise JsonError("bad number", text, start)
    convert = int
    if text[i:i + 1] == ".":
        convert = float
        i += 1
        while i < len(text) and text[i].isdigit():
            i += 1
    if text[i:i + 1] in ("e", "E"):
        convert = float
        i += 2 if text[i + 1:i + 2] in ("+", "-") else 1
        while i < len(text) and text[i].isdigit():
            i += 1
    return convert(text[start:i]), i


def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c in " \t\r\n":
            i += 1
        elif c in "{}[]:,":
            yield Token(c, c, i)
            i += 1
        elif c == '"':
            value, end = read_string(text, i)
            yield Token("value", value, i)
            i = end
        elif c == "-" or c.isdigit():
            value, end = read_number(text, i)
            yield Token("value", value, i)
            i = end
        else:
            for word, value in WORDS.items():
                if text.startswith(word, i):
                    yield Token("value", value, i)
                    i += len(word)
                    break
            else:
                raise JsonError(f"unexpected {c!r}", text, i)
    yield Token("end", None, len(text))


class Parser:
    def __init__(self, text):
        self.text, self.stream = text, tokens(text)
        self.advance()

    def advance(self):
        self.token = next(self.stream)

    def expect(self, kind):
        token = self.token
        if token.kind != kind:
            what = "the end" if token.kind == "end" else repr(token.value)
            raise JsonError(f"expected {kind!r}, found {what}", self.text, token.position)
        if kind != "end":
            self.advance()
        return token

    def value(self):
        match self.token.kind:
            case "{":
                return dict(self.items("{", "}", self.pair))
            case "[":
                return list(self.items("[", "]", self.value))
            case _:
                return self.expect("value").value

    def pair(self):
        key = self.expect("value")
        if not isinstance(key.value, str):
            raise JsonError("a key must be a string", self.text, key.position)
        self.expect(":")
        return key.value, self.value()

    def items(self, opening, closing, item):
        self.expect(opening)
        if self.token.kind != closing:
            yield item()
            while self.token.kind == ",":
                self.advance()
                yield item()
        self.expect(closing)


def loads(text):
    parser = Parser(text)
    value = parser.value()
    parser.expect("end")
    return value


def quote(s):
    return '"' + "".join(BACK.get(c) or (c if ord(c) >= 32 else f"\\u{ord(c):04x}") for c in s) + '"'


def dumps(value, indent=None, level=0):
    def gather(opening, closing, parts):
        if not parts:
            return opening + closing
        if indent is None:
            return opening + ", ".join(parts) + closing
        pad = "\n" + " " * indent * (level + 1)
        return opening + pad + ("," + pad).join(parts) + "\n" + " " * indent * level + closing

    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return gather("{", "}", [f"{quote(k)}: {dumps(v, indent, level + 1)}" for k, v in value.items()])
    if isinstance(value, (list, tuple)):
        return gather("[", "]", [dumps(v, indent, level + 1) for v in value])
    raise TypeError(f"{type(value).__name__} has no JSON form")


SAMPLE = """
{"name": "ouro", "tags": ["snake", "tail", "\\u00e9t\\u00e9", "\\ud83d\\udc0d"],
 "size": {"lines": 50708, "ratio": 2.75, "tiny": 1e-9, "debt": -0},
 "nested": [[], [[]], {}, {"a": {"b": [null, true, false]}}],
 "quote": "say \\"hi\\"\\n\\ttab \\\\ slash \\/"}
"""

value = loads(SAMPLE)
for key, item in value.items():
    print(f"{key:>8}: {item!r}")
print(dumps(value))
print(dumps(value, indent=2))
print(loads(dumps(value)) == value, loads(dumps(value, indent=1)) == value)
print(list(tokens('[1, "a"]')))

for bad in ('', '[1, 2', '{"a" 1}', '[1,]', '{1: 2}', '"abc', '"\\x"', '[01]', '[1] x', 'nul', '"a\nb"', '{"a": 1,\n "b": [1,\n  }'):
    try:
        print(repr(bad), "gave", loads(bad))
    except JsonError as error:
        print(f"{bad!r:24} {error} ({error.line}, {error.column})")
    except StopIteration:
        print("ran off the end")

try:
    dumps({"a": {1, 2}})
except TypeError as error:
    print(type(error).__name__, error)

deep = "[" * 200 + "]" * 200
depth, inner = 0, loads(deep)
while inner:
    inner, depth = inner[0], depth + 1
print("depth", depth + 1)
