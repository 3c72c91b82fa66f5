# A tree that a program makes or changes is compiled like a text; one that means nothing is refused.
from _ast import *

place = dict(lineno=1, col_offset=0)
def value(node):
    return eval(compile(Expression(node), 'x', 'eval'))

def failing(f, *args):
    try:
        f(*args)
        print('taken')
    except Exception as error:
        print(type(error).__name__ + ':', error)

def run(*statements):
    names = {}
    exec(compile(Module(list(statements), []), 'x', 'exec'), names)
    return names

def const(v):
    return Constant(v, **place)

print(value(const((1, 2.5, -3, 1j, 2 + 3j, frozenset([1]), b'x', -5, 10 ** 30, None))))    # expect: (1, 2.5, -3, 1j, (2+3j), frozenset({1}), b'x', -5, 1000000000000000000000000000000, None)
print(value(BinOp(const(20), Mult(), const(2.5), **place)))     # expect: 50.0

source = '''
def fib(n):
    "doc"
    return n if n < 2 else fib(n - 1) + fib(n - 2)
class A:
    x: int = 3
    def m(self, *a, k=(1, 2)):
        return [f'{z:>4}!' for z in a if z], k, -1
r = [fib(10), A().m(1, 0, 2), fib.__doc__, A.__annotations__, *(i ** 2 for i in range(3))]
match r:
    case [55, (a, *b), *_]:
        r.append((a, b))
try:
    1 / 0
except ZeroDivisionError as e:
    r.append(str(e))
'''
names = {}
exec(compile(compile(source, 'x', 'exec', PyCF_ONLY_AST), 'x', 'exec'), names)
print(names['r'])       # expect: [55, (['   1!', '   2!'], (1, 2), -1), 'doc', {'x': <class 'int'>}, 0, 1, 4, (['   1!', '   2!'], [(1, 2), -1]), 'division by zero']

failing(compile, const(1), 'x', 'eval')                         # expect: TypeError: expected Expression node, got Constant
failing(value, Constant(1))                                     # expect: TypeError: required field "lineno" missing from expr
failing(compile, Expression(), 'x', 'eval')                     # expect: TypeError: required field "body" missing from Expression
failing(compile, Module(1, []), 'x', 'exec')                    # expect: TypeError: Module field "body" must be a list, not a int
failing(value, const([1]))                                      # expect: TypeError: got an invalid type in Constant: list
failing(value, const(([],)))                                    # expect: TypeError: got an invalid type in Constant: list
failing(value, Name('None', Load(), **place))                   # expect: ValueError: identifier field can't represent 'None' constant
failing(value, Name('x', Store(), **place))                     # expect: ValueError: expression must have Load context but has Store instead
failing(value, Name(1, Load(), **place))                        # expect: TypeError: AST identifier must be of type str
failing(value, Name(None, Load(), **place))                     # expect: ValueError: field 'id' is required for Name
failing(value, Name('x', None, **place))                        # expect: TypeError: expected some sort of expr_context, but got None
failing(value, BoolOp(And(), [], **place))                      # expect: ValueError: BoolOp with less than 2 values
failing(value, Dict([const(1)], [], **place))                   # expect: ValueError: Dict doesn't have the same number of keys as values
failing(value, List([None], Load(), **place))                   # expect: ValueError: None disallowed in expression list
failing(value, Constant(1, lineno='a', col_offset=0))           # expect: ValueError: invalid integer value: 'a'
failing(value, Constant(1, lineno=5, col_offset=0, end_lineno=3, end_col_offset=1))     # expect: ValueError: AST node line range (5, 3) is not valid
empty = arguments([], [], None, [], [], None, [])
failing(run, FunctionDef('f', empty, [], [], **place))          # expect: ValueError: empty body on FunctionDef
failing(run, Assign([const(1)], const(1), **place))             # expect: ValueError: expression which can't be assigned to in Store context
failing(run, Assign([], const(1), **place))                     # expect: ValueError: empty targets on Assign
failing(run, Try([Pass(**place)], [], [], [], **place))         # expect: ValueError: Try has neither except handlers nor finalbody
failing(run, Raise(None, const(1), **place))                    # expect: ValueError: Raise with cause but no exception
failing(run, Return(None, **place))                             # expect: SyntaxError: 'return' outside function (x, line 1)
failing(run, Break(**place))                                    # expect: SyntaxError: 'break' outside loop (x, line 1)
x = Name('x', Store(), **place)
def match(p):
    run(Match(const(1), [match_case(p, None, [Pass(**place)])], **place))
ends = dict(place, end_lineno=1, end_col_offset=1)
failing(match, MatchStar('x', **ends))                          # expect: ValueError: can't use MatchStar here
failing(match, MatchValue(const((1, 2)), **ends))               # expect: ValueError: unexpected constant inside of a literal pattern
failing(match, MatchValue(List([], Load(), **place), **ends))   # expect: ValueError: patterns may only match literals and attribute lookups
failing(match, MatchAs(MatchAs(None, 'x', **ends), None, **ends))       # expect: ValueError: MatchAs must specify a target name if a pattern is given
failing(match, MatchClass(Attribute(const(1), 'y', Load(), **place), [], [], [], **ends))     # expect: ValueError: MatchClass cls field can only contain Name or Attribute nodes.
failing(value, ListComp(x, [comprehension(const(1), const(1), [], 0)], **place))     # expect: ValueError: expression which can't be assigned to in Store context

# Deep trees are refused, not followed to the end of the stack.
deep = const(1)
for i in range(100000):
    deep = UnaryOp(USub(), deep, **place)
try:
    value(deep)
except RecursionError:
    print('too deep')                           # expect: too deep
while isinstance(deep, UnaryOp):
    deep = deep.operand
