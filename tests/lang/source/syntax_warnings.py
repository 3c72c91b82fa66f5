# what is wrong without being an error is a warning; a filter can make it an error
import _warnings
class Seen(list):
    def write(self, text): self.append(text)
    def flush(self): pass
import sys
def warnings_of(source):
    old, sys.stderr = sys.stderr, Seen()
    try: compile(source, 'file', 'exec')
    finally: seen, sys.stderr = ''.join(sys.stderr), old
    return seen.splitlines()
_warnings.filters.insert(0, ('always', None, Warning, None, 0))
_warnings._filters_mutated()
def show(source): print(*[w.removeprefix('file:') for w in warnings_of(source)], sep='; ')
show("x is 1")              # expect: 1: SyntaxWarning: "is" with a literal. Did you mean "=="?
show("x is not () is 3")    # expect: 1: SyntaxWarning: "is not" with a literal. Did you mean "!="?
show("x is (a,)")           # expect:
show("x is None")           # expect:
show("\nassert (x, 'y')")   # expect: 2: SyntaxWarning: assertion is always true, perhaps remove parentheses?
show("[(1, 2) (3, 4)]")     # expect: 1: SyntaxWarning: 'tuple' object is not callable; perhaps you missed a comma?
show("'a'(1)")              # expect: 1: SyntaxWarning: 'str' object is not callable; perhaps you missed a comma?
show("(lambda: 1)(2)")      # expect:
show("{1}[0]")              # expect: 1: SyntaxWarning: 'set' object is not subscriptable; perhaps you missed a comma?
show("None[0]")             # expect: 1: SyntaxWarning: 'NoneType' object is not subscriptable; perhaps you missed a comma?
show("[[1, 2] [3, 4]]")     # expect: 1: SyntaxWarning: list indices must be integers or slices, not tuple; perhaps you missed a comma?
show("'a'[1.5]")            # expect: 1: SyntaxWarning: str indices must be integers or slices, not float; perhaps you missed a comma?
show("(1, 2)[True], [1][-1], 'a'[1:2]")     # expect:
show("x = '\\d\\w'")         # expect: 1: DeprecationWarning: invalid escape sequence '\d'
show("y = 1\nx = ['a',\n b'\\w', '\\n']")   # expect: 3: DeprecationWarning: invalid escape sequence '\w'
show("f'\\d{x}\\w'")        # expect: 1: DeprecationWarning: invalid escape sequence '\d'; 1: DeprecationWarning: invalid escape sequence '\w'
show("r'\\d'")              # expect:
_warnings.filters.insert(0, ('error', None, Warning, None, 0))
_warnings._filters_mutated()
for source in ["y = 0\nx is 1", "x = '\\d'", "[1](2)"]:
    try: compile(source, 'file', 'exec')
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)
# expect: "is" with a literal. Did you mean "=="? 2 1 7
# expect: invalid escape sequence '\d' 1 5 9
# expect: 'list' object is not callable; perhaps you missed a comma? 1 1 7
