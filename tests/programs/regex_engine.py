# regex_engine.py -- regular expressions three ways: by derivatives of sets of strings, by a non-deterministic automaton that is
# stepped in parallel, and by backtracking closures; all three must agree on thousands of small cases.
from itertools import product


class Regex:
    __slots__ = ()
    cache = {}

    def __new__(cls, *args):
        key = (cls, *args)
        if key not in Regex.cache:
            self = super().__new__(cls)
            for name, value in zip(cls.__slots__, args):
                object.__setattr__(self, name, value)
            Regex.cache[key] = self
        return Regex.cache[key]

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __or__(self, other):
        """Alternatives are kept once each, or derivatives would grow without end."""
        *others, regex = dict.fromkeys((*self.choices(), *other.choices())) or [Nothing()]
        for choice in reversed(others):
            regex = Either(choice, regex)
        return regex

    def choices(self):
        yield self

    def __add__(self, other):
        match self, other:
            case (Nothing(), _) | (_, Nothing()):
                return Nothing()
            case (Empty(), r) | (r, Empty()):
                return r
            case (Then(first, second), _):
                return Then(first, second + other)
        return Then(self, other)

    def star(self):
        return self if isinstance(self, (Star, Empty)) else Empty() if isinstance(self, Nothing) else Star(self)

    def matches(self, text):
        state = self
        for c in text:
            state = state.derive(c)
        return state.nullable

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(repr(getattr(self, n)) for n in self.__slots__)})"


class Nothing(Regex):
    """Matches no string at all."""
    __slots__ = ()
    nullable = False

    def derive(self, c):
        return self

    def choices(self):
        yield from ()

    def backtrack(self, text, i, then):
        return False


class Empty(Regex):
    __slots__ = ()
    nullable = True

    def derive(self, c):
        return Nothing()

    def backtrack(self, text, i, then):
        return then(i)

    def compile(self, nfa, goal):
        return goal


Nothing.compile = lambda self, nfa, goal: nfa.state()


class Chars(Regex):
    __slots__ = ("chars", "negated")
    nullable = False

    def accepts(self, c):
        return (c in self.chars) != self.negated

    def derive(self, c):
        return Empty() if self.accepts(c) else Nothing()

    def backtrack(self, text, i, then):
        return i < len(text) and self.accepts(text[i]) and then(i + 1)

    def compile(self, nfa, goal):
        return nfa.state(step=(self, goal))


class Then(Regex):
    __slots__ = __match_args__ = ("first", "second")
    nullable = property(lambda self: self.first.nullable and self.second.nullable)

    def derive(self, c):
        after = self.first.derive(c) + self.second
        return after | self.second.derive(c) if self.first.nullable else after

    def backtrack(self, text, i, then):
        return self.first.backtrack(text, i, lambda j: self.second.backtrack(text, j, then))

    def compile(self, nfa, goal):
        return self.first.compile(nfa, self.second.compile(nfa, goal))


class Either(Regex):
    __slots__ = ("left", "right")
    nullable = property(lambda self: self.left.nullable or self.right.nullable)

    def choices(self):
        yield from self.left.choices()
        yield from self.right.choices()

    def derive(self, c):
        return self.left.derive(c) | self.right.derive(c)

    def backtrack(self, text, i, then):
        return self.left.backtrack(text, i, then) or self.right.backtrack(text, i, then)

    def compile(self, nfa, goal):
        return nfa.state(free=[self.left.compile(nfa, goal), self.right.compile(nfa, goal)])


class Star(Regex):
    __slots__ = ("inner",)
    nullable = True

    def derive(self, c):
        return self.inner.derive(c) + self

    def backtrack(self, text, i, then):
        return self.inner.backtrack(text, i, lambda j: j > i and self.backtrack(text, j, then)) or then(i)

    def compile(self, nfa, goal):
        loop = nfa.state(free=[goal])
        nfa.free[loop].append(self.inner.compile(nfa, loop))
        return loop


class NFA:
    def __init__(self, regex):
        self.free, self.steps = [], []
        self.goal = self.state()
        self.start = regex.compile(self, self.goal)

    def state(self, free=(), step=None):
        self.free.append(list(free))
        self.steps.append(step)
        return len(self.free) - 1

    def closure(self, states):
        todo, seen = list(states), set(states)
        while todo:
            for s in self.free[todo.pop()]:
                if s not in seen:
                    seen.add(s)
                    todo.append(s)
        return seen

    def matches(self, text):
        now = self.closure({self.start})
        for c in text:
            now = self.closure({goal for s in now if self.steps[s] for chars, goal in [self.steps[s]] if chars.accepts(c)})
        return self.goal in now

    def to_dfa(self, alphabet):
        names, table = {frozenset(self.closure({self.start})): 0}, []
        for states in (order := list(names)):
            row = {}
            for c in alphabet:
                after = frozenset(self.closure({g for s in states if self.steps[s] for r, g in [self.steps[s]] if r.accepts(c)}))
                if after not in names:
                    names[after] = len(names)
                    order.append(after)
                row[c] = names[after]
            table.append((self.goal in states, row))
        return table


class PatternError(ValueError):
    pass


def parse(pattern):
    """alternation: sequence ('|' sequence)*; sequence: (atom ('*' | '+' | '?' | '{n,m}')*)*; atom: '(' alternation ')' | '[...]' | '.' | char"""
    text = iter(pattern)
    peeked = [next(text, None)]

    def take():
        c = peeked[0]
        peeked[0] = next(text, None)
        return c

    def alternation():
        regex = sequence()
        while peeked[0] == "|":
            take()
            regex = regex | sequence()
        return regex

    def sequence():
        regex = Empty()
        while peeked[0] not in (None, "|", ")"):
            regex = regex + repeated(atom())
        return regex

    def repeated(regex):
        while peeked[0] is not None and peeked[0] in "*+?{":
            match take():
                case "*":
                    regex = regex.star()
                case "+":
                    regex = regex + regex.star()
                case "?":
                    regex = regex | Empty()
                case "{":
                    bounds = ""
                    while peeked[0] not in (None, "}"):
                        bounds += take()
                    if take() is None:
                        raise PatternError("missing }")
                    least, comma, most = bounds.partition(",")
                    low = int(least)
                    high = low if not comma else int(most) if most else None
                    counted = Empty()
                    for _ in range(low):
                        counted = counted + regex
                    if high is None:
                        counted = counted + regex.star()
                    else:
                        optional = Empty()
                        for _ in range(high - low):
                            optional = (regex + optional) | Empty()
                        counted = counted + optional
                    regex = counted
        return regex

    def atom():
        match take():
            case "(":
                regex = alternation()
                if take() != ")":
                    raise PatternError("missing )")
                return regex
            case "[":
                negated = peeked[0] == "^" and bool(take())
                chars = ""
                while (c := take()) != "]":
                    if c is None:
                        raise PatternError("missing ]")
                    if c == "-" and chars and peeked[0] not in ("]", None):
                        chars += "".join(map(chr, range(ord(chars[-1]) + 1, ord(take()) + 1)))
                    else:
                        chars += c
                return Chars(frozenset(chars), negated)
            case ".":
                return Chars(frozenset("\n"), True)
            case "*" | "+" | "?" | "{" as c:
                raise PatternError(f"nothing to repeat before {c}")
            case "\\" if peeked[0] is None:
                raise PatternError("nothing after \\")
            case "\\":
                return Chars(frozenset(take()), False)
            case c:
                return Chars(frozenset(c), False)

    regex = alternation()
    if peeked[0] is not None:
        raise PatternError(f"unexpected {peeked[0]}")
    return regex


PATTERNS = ["a", "ab*", "(a|b)*c", "a+b?", "(ab|a)(bc|c)?", "[ab]{2,3}", "[^a]*", "((a*)*b)*", "", "a{0,2}b{2}", "(a|ab)(c|bcd)?", ".(a|.)*c", "(aa|aaa)*", "a|b|c|", "[a-c]{3,}", "(a?b?c?)*"]
texts = ["".join(t) for n in range(6) for t in product("abc", repeat=n)]
total = 0
for pattern in PATTERNS:
    regex = parse(pattern)
    nfa = NFA(regex)
    dfa = nfa.to_dfa("abc")
    good = 0
    for text in texts:
        answers = {regex.matches(text), nfa.matches(text), bool(regex.backtrack(text, 0, lambda i: i == len(text)))}
        state = 0
        for c in text:
            state = dfa[state][1][c]
        answers.add(dfa[state][0])
        assert len(answers) == 1, (pattern, text, answers)
        good += answers.pop()
    total += good
    print(f"{pattern!r:18} matches {good:3} of {len(texts)}; nfa {len(nfa.free):2} states, dfa {len(dfa)}")
print(total, len(Regex.cache) > 100, parse("ab|a"), parse("a") is parse("a"))
print(NFA(parse("(a|a)*" * 6)).matches("a" * 300), parse("(a|aa)+").matches("a" * 150 + "b"), parse("h[aeiou]llo(, world)?!{1,3}").matches("hello, world!!"))
for bad in ("(a", "a)", "[a", "*", "a{2", "a\\", "a{x}"):
    try:
        print(parse(bad))
    except PatternError as error:
        print(f"{bad!r:8} PatternError: {error}")
    except ValueError as error:
        print(f"{bad!r:8} {error}")
try:
    parse("a").chars = 1
except AttributeError as error:
    print(error)
