# The classes of _ast: their fields, how they are made, what compile() makes of a text.
import _ast
from _ast import *

print(AST._fields, BinOp._fields, BinOp.__match_args__, BinOp._attributes)  # expect: () ('left', 'op', 'right') ('left', 'op', 'right') ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
print(BinOp.__doc__)                            # expect: BinOp(expr left, operator op, expr right)
print(boolop.__doc__, BinOp.__mro__)            # expect: boolop = And | Or (<class 'ast.BinOp'>, <class 'ast.expr'>, <class 'ast.AST'>, <class 'object'>)
print(FunctionDef._fields[-1], Constant.kind, ImportFrom.level, expr.end_lineno)   # expect: type_comment None None None
n = Constant(1, kind='u', extra=2)
print(n.value, n.kind, n.extra, n.__dict__)     # expect: 1 u 2 {'value': 1, 'kind': 'u', 'extra': 2}
print(Add() is Add())                           # expect: False

def failing(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__ + ':', error)
failing(Constant, 1, 2, 3)                      # expect: TypeError: Constant constructor takes at most 2 positional arguments
failing(Constant, 1, value=2)                   # expect: TypeError: Constant got multiple values for argument 'value'
failing(lambda: Constant().value)               # expect: AttributeError: 'Constant' object has no attribute 'value'

def dump(node):
    if isinstance(node, AST):
        parts = [f + '=' + dump(getattr(node, f)) for f in node._fields if getattr(node, f, None) is not None]
        return type(node).__name__ + '(' + ', '.join(parts) + ')'
    if isinstance(node, list):
        return '[' + ', '.join(map(dump, node)) + ']'
    return repr(node)

def parse(text, mode='exec'):
    return compile(text, 'x', mode, PyCF_ONLY_AST)

print(dump(parse('a.b[1:] + -x', 'eval')))      # expect: Expression(body=BinOp(left=Subscript(value=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load()), slice=Slice(lower=Constant(value=1)), ctx=Load()), op=Add(), right=UnaryOp(op=USub(), operand=Name(id='x', ctx=Load()))))
print(dump(parse("x: int = u'a' 'b'\nimport a as b")))  # expect: Module(body=[AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), value=Constant(value='ab', kind='u'), simple=1), Import(names=[alias(name='a', asname='b')])], type_ignores=[])
print(dump(parse('a < b is c', 'single')))      # expect: Interactive(body=[Expr(value=Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), Is()], comparators=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load())]))])
tree = parse('x = 1\ny = f"{x}"')
last = tree.body[1].value.values[0]
print(last.lineno, last.col_offset, last.end_lineno, last.end_col_offset, last.conversion)    # expect: 2 4 2 10 -1
print(parse('a + b').body[0].value.op is parse('c + d').body[0].value.op)   # expect: True
failing(parse, 'x =')                           # expect: SyntaxError: invalid syntax (x, line 1)
failing(compile, '1', 'x', 'exec', 8)           # expect: ValueError: compile(): unrecognised flags
failing(compile, '1', 'x', 'exec', 0, 0, 5)     # expect: ValueError: compile(): invalid optimize value

class Wide(Name):
    _fields = ('id', 'ctx', 'more')
print(Wide('a', Load(), 3).more, Wide('a').__reduce__())    # expect: 3 (<class '__main__.Wide'>, (), {'id': 'a'})
