/* test_parser.c -- tokens to tree, and what is said about wrong programs. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "gc/mem.h"
#include "grammar/parser.h"

/* A program and what Python 3.11's ast.dump says of its statements. */
typedef struct { const char *source, *dump; } Golden;

/* A wrong program and Python 3.11's error: kind, message, line, offset, end_line, end_offset. */
typedef struct {
    const char *source;
    SyntaxErrKind kind;
    const char *message;
    uint32_t line;
    int32_t offset;
    uint32_t end_line;
    int32_t end_offset;
} Wrong;

static const Golden trees[] = {
    {"x",
     "Expr(value=Name(id='x', ctx=Load()))"},
    {"1_0 + 0x1F",
     "Expr(value=BinOp(left=Constant(value=10), op=Add(), right=Constant(value=31)))"},
    {"a.b[c](d)",
     "Expr(value=Call(func=Subscript(value=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load()), "
     "slice=Name(id='c', ctx=Load()), ctx=Load()), args=[Name(id='d', ctx=Load())], keywords=[]))"},
    {"-a ** -b",
     "Expr(value=UnaryOp(op=USub(), operand=BinOp(left=Name(id='a', ctx=Load()), op=Pow(), "
     "right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load())))))"},
    {"a or b and not c",
     "Expr(value=BoolOp(op=Or(), values=[Name(id='a', ctx=Load()), BoolOp(op=And(), values=[Name(id='b', "
     "ctx=Load()), UnaryOp(op=Not(), operand=Name(id='c', ctx=Load()))])]))"},
    {"a < b is not c not in d",
     "Expr(value=Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), IsNot(), NotIn()], comparators=[Name(id='b', "
     "ctx=Load()), Name(id='c', ctx=Load()), Name(id='d', ctx=Load())]))"},
    {"x if y else z",
     "Expr(value=IfExp(test=Name(id='y', ctx=Load()), body=Name(id='x', ctx=Load()), orelse=Name(id='z', "
     "ctx=Load())))"},
    {"lambda a, /, b=1, *c, d, e=2, **f: 0",
     "Expr(value=Lambda(args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], vararg=arg(arg='c'), "
     "kwonlyargs=[arg(arg='d'), arg(arg='e')], kw_defaults=[None, Constant(value=2)], kwarg=arg(arg='f'), "
     "defaults=[Constant(value=1)]), body=Constant(value=0)))"},
    {"(yield)",
     "Expr(value=Yield())"},
    {"[*a, b]",
     "Expr(value=List(elts=[Starred(value=Name(id='a', ctx=Load()), ctx=Load()), Name(id='b', ctx=Load())], "
     "ctx=Load()))"},
    {"()",
     "Expr(value=Tuple(elts=[], ctx=Load()))"},
    {"(a,)",
     "Expr(value=Tuple(elts=[Name(id='a', ctx=Load())], ctx=Load()))"},
    {"{1: 2, **c}",
     "Expr(value=Dict(keys=[Constant(value=1), None], values=[Constant(value=2), Name(id='c', ctx=Load())]))"},
    {"{1, *b}",
     "Expr(value=Set(elts=[Constant(value=1), Starred(value=Name(id='b', ctx=Load()), ctx=Load())]))"},
    {"[a for b, in c if d if e async for f in g]",
     "Expr(value=ListComp(elt=Name(id='a', ctx=Load()), generators=[comprehension(target=Tuple(elts=[Name(id='b', "
     "ctx=Store())], ctx=Store()), iter=Name(id='c', ctx=Load()), ifs=[Name(id='d', ctx=Load()), Name(id='e', "
     "ctx=Load())], is_async=0), comprehension(target=Name(id='f', ctx=Store()), iter=Name(id='g', ctx=Load()), "
     "ifs=[], is_async=1)]))"},
    {"{a: b for c in d}",
     "Expr(value=DictComp(key=Name(id='a', ctx=Load()), value=Name(id='b', ctx=Load()), "
     "generators=[comprehension(target=Name(id='c', ctx=Store()), iter=Name(id='d', ctx=Load()), ifs=[], "
     "is_async=0)]))"},
    {"f(a for b in c)",
     "Expr(value=Call(func=Name(id='f', ctx=Load()), args=[GeneratorExp(elt=Name(id='a', ctx=Load()), "
     "generators=[comprehension(target=Name(id='b', ctx=Store()), iter=Name(id='c', ctx=Load()), ifs=[], "
     "is_async=0)])], keywords=[]))"},
    {"f(a, *b, c=1, **d)",
     "Expr(value=Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', "
     "ctx=Load()), ctx=Load())], keywords=[keyword(arg='c', value=Constant(value=1)), keyword(value=Name(id='d', "
     "ctx=Load()))]))"},
    {"a[1:2, ::3, *b]",
     "Expr(value=Subscript(value=Name(id='a', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant(value=1), "
     "upper=Constant(value=2)), Slice(step=Constant(value=3)), Starred(value=Name(id='b', ctx=Load()), "
     "ctx=Load())], ctx=Load()), ctx=Load()))"},
    {"a[b:=1]",
     "Expr(value=Subscript(value=Name(id='a', ctx=Load()), slice=NamedExpr(target=Name(id='b', ctx=Store()), "
     "value=Constant(value=1)), ctx=Load()))"},
    {"'a' 'b'",
     "Expr(value=Constant(value='ab'))"},
    {"b'\\x00\\377'",
     "Expr(value=Constant(value=b'\\x00\\xff'))"},
    {"'\\u20ac\\ud800'",
     "Expr(value=Constant(value='\xE2\x82\xAC\\ud800'))"},
    {"f'a{b!r:>{w}}{{c}}'",
     "Expr(value=JoinedStr(values=[Constant(value='a'), FormattedValue(value=Name(id='b', ctx=Load()), "
     "conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', "
     "ctx=Load()), conversion=-1)])), Constant(value='{c}')]))"},
    {"f'{x=}'",
     "Expr(value=JoinedStr(values=[Constant(value='x='), FormattedValue(value=Name(id='x', ctx=Load()), "
     "conversion=114)]))"},
    {"f'{a:{b}.{c}}' 'd'",
     "Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=-1, "
     "format_spec=JoinedStr(values=[FormattedValue(value=Name(id='b', ctx=Load()), conversion=-1), "
     "Constant(value='.'), FormattedValue(value=Name(id='c', ctx=Load()), conversion=-1)])), "
     "Constant(value='d')]))"},
    {"1.5e3 + 2j",
     "Expr(value=BinOp(left=Constant(value=1500.0), op=Add(), right=Constant(value=2j)))"},
    {"None is ...",
     "Expr(value=Compare(left=Constant(value=None), ops=[Is()], comparators=[Constant(value=Ellipsis)]))"},
    {"a = b = c, *d",
     "Assign(targets=[Name(id='a', ctx=Store()), Name(id='b', ctx=Store())], value=Tuple(elts=[Name(id='c', "
     "ctx=Load()), Starred(value=Name(id='d', ctx=Load()), ctx=Load())], ctx=Load()))"},
    {"a: int = 1",
     "AnnAssign(target=Name(id='a', ctx=Store()), annotation=Name(id='int', ctx=Load()), value=Constant(value=1), "
     "simple=1)"},
    {"(a): int",
     "AnnAssign(target=Name(id='a', ctx=Store()), annotation=Name(id='int', ctx=Load()), simple=0)"},
    {"a.b: int",
     "AnnAssign(target=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Store()), "
     "annotation=Name(id='int', ctx=Load()), simple=0)"},
    {"a @= b",
     "AugAssign(target=Name(id='a', ctx=Store()), op=MatMult(), value=Name(id='b', ctx=Load()))"},
    {"del a, b[0], (c, d)",
     "Delete(targets=[Name(id='a', ctx=Del()), Subscript(value=Name(id='b', ctx=Load()), slice=Constant(value=0), "
     "ctx=Del()), Tuple(elts=[Name(id='c', ctx=Del()), Name(id='d', ctx=Del())], ctx=Del())])"},
    {"assert a, b",
     "Assert(test=Name(id='a', ctx=Load()), msg=Name(id='b', ctx=Load()))"},
    {"raise a from b",
     "Raise(exc=Name(id='a', ctx=Load()), cause=Name(id='b', ctx=Load()))"},
    {"return",
     "Return()"},
    {"return a, *b",
     "Return(value=Tuple(elts=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', ctx=Load()), ctx=Load())], "
     "ctx=Load()))"},
    {"import a.b as c, d",
     "Import(names=[alias(name='a.b', asname='c'), alias(name='d')])"},
    {"from . import a",
     "ImportFrom(names=[alias(name='a')], level=1)"},
    {"from ...a.b import (c as d, e,)",
     "ImportFrom(module='a.b', names=[alias(name='c', asname='d'), alias(name='e')], level=3)"},
    {"from a import *",
     "ImportFrom(module='a', names=[alias(name='*')], level=0)"},
    {"global a, b",
     "Global(names=['a', 'b'])"},
    {"nonlocal a",
     "Nonlocal(names=['a'])"},
    {"pass; break; continue",
     "Pass(), Break(), Continue()"},
    {"if a: pass\nelif b: pass\nelse: pass",
     "If(test=Name(id='a', ctx=Load()), body=[Pass()], orelse=[If(test=Name(id='b', ctx=Load()), body=[Pass()], "
     "orelse=[Pass()])])"},
    {"while a: pass\nelse: pass",
     "While(test=Name(id='a', ctx=Load()), body=[Pass()], orelse=[Pass()])"},
    {"for a, *b in c: pass\nelse: pass",
     "For(target=Tuple(elts=[Name(id='a', ctx=Store()), Starred(value=Name(id='b', ctx=Store()), ctx=Store())], "
     "ctx=Store()), iter=Name(id='c', ctx=Load()), body=[Pass()], orelse=[Pass()])"},
    {"with a as b, c: pass",
     "With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store())), "
     "withitem(context_expr=Name(id='c', ctx=Load()))], body=[Pass()])"},
    {"with (a as b, c as (d, e),): pass",
     "With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store())), "
     "withitem(context_expr=Name(id='c', ctx=Load()), optional_vars=Tuple(elts=[Name(id='d', ctx=Store()), "
     "Name(id='e', ctx=Store())], ctx=Store()))], body=[Pass()])"},
    {"with (a): pass",
     "With(items=[withitem(context_expr=Name(id='a', ctx=Load()))], body=[Pass()])"},
    {"with (a, b): pass",
     "With(items=[withitem(context_expr=Name(id='a', ctx=Load())), withitem(context_expr=Name(id='b', "
     "ctx=Load()))], body=[Pass()])"},
    {"with (a).b as c: pass",
     "With(items=[withitem(context_expr=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load()), "
     "optional_vars=Name(id='c', ctx=Store()))], body=[Pass()])"},
    {"try: pass\nexcept A as b: pass\nexcept: pass\nelse: pass\nfinally: pass",
     "Try(body=[Pass()], handlers=[ExceptHandler(type=Name(id='A', ctx=Load()), name='b', body=[Pass()]), "
     "ExceptHandler(body=[Pass()])], orelse=[Pass()], finalbody=[Pass()])"},
    {"try: pass\nexcept* (A, B): pass",
     "TryStar(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', "
     "ctx=Load())], ctx=Load()), body=[Pass()])], orelse=[], finalbody=[])"},
    {"async def f():\n  async for x in y: await z\n  async with a as b: pass",
     "AsyncFunctionDef(name='f', args=arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], "
     "defaults=[]), body=[AsyncFor(target=Name(id='x', ctx=Store()), iter=Name(id='y', ctx=Load()), "
     "body=[Expr(value=Await(value=Name(id='z', ctx=Load())))], orelse=[]), "
     "AsyncWith(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store()))], "
     "body=[Pass()])], decorator_list=[])"},
    {"@a.b\n@c(d)\ndef f(a, /, b: int = 1, *c: *d, e, f=2, **g) -> h:\n  \"doc\"\n  return a",
     "FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b', "
     "annotation=Name(id='int', ctx=Load()))], vararg=arg(arg='c', annotation=Starred(value=Name(id='d', "
     "ctx=Load()), ctx=Load())), kwonlyargs=[arg(arg='e'), arg(arg='f')], kw_defaults=[None, Constant(value=2)], "
     "kwarg=arg(arg='g'), defaults=[Constant(value=1)]), body=[Expr(value=Constant(value='doc')), "
     "Return(value=Name(id='a', ctx=Load()))], decorator_list=[Attribute(value=Name(id='a', ctx=Load()), "
     "attr='b', ctx=Load()), Call(func=Name(id='c', ctx=Load()), args=[Name(id='d', ctx=Load())], keywords=[])], "
     "returns=Name(id='h', ctx=Load()))"},
    {"@d\nclass A(B, metaclass=C): pass",
     "ClassDef(name='A', bases=[Name(id='B', ctx=Load())], keywords=[keyword(arg='metaclass', value=Name(id='C', "
     "ctx=Load()))], body=[Pass()], decorator_list=[Name(id='d', ctx=Load())])"},
    {"match a:\n  case 1 | -2 | 3+4j | \"s\" | None: pass\n  case [b, *_, (c)]: pass\n  case {\"k\": d, e.f: _, **g} if h: pass\n  case A.B(i, j=k) as l: pass\n  case (): pass\n  case m, *n: pass",
     
     "Match(subject=Name(id='a', ctx=Load()), "
     "cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=1)), "
     "MatchValue(value=UnaryOp(op=USub(), operand=Constant(value=2))), "
     "MatchValue(value=BinOp(left=Constant(value=3), op=Add(), right=Constant(value=4j))), "
     "MatchValue(value=Constant(value='s')), MatchSingleton(value=None)]), body=[Pass()]), "
     "match_case(pattern=MatchSequence(patterns=[MatchAs(name='b'), MatchStar(), MatchAs(name='c')]), "
     "body=[Pass()]), match_case(pattern=MatchMapping(keys=[Constant(value='k'), Attribute(value=Name(id='e', "
     "ctx=Load()), attr='f', ctx=Load())], patterns=[MatchAs(name='d'), MatchAs()], rest='g'), guard=Name(id='h', "
     "ctx=Load()), body=[Pass()]), match_case(pattern=MatchAs(pattern=MatchClass(cls=Attribute(value=Name(id='A', "
     "ctx=Load()), attr='B', ctx=Load()), patterns=[MatchAs(name='i')], kwd_attrs=['j'], "
     "kwd_patterns=[MatchAs(name='k')]), name='l'), body=[Pass()]), "
     "match_case(pattern=MatchSequence(patterns=[]), body=[Pass()]), "
     "match_case(pattern=MatchSequence(patterns=[MatchAs(name='m'), MatchStar(name='n')]), body=[Pass()])])"},
    {"match, case = 1, 2",
     "Assign(targets=[Tuple(elts=[Name(id='match', ctx=Store()), Name(id='case', ctx=Store())], ctx=Store())], "
     "value=Tuple(elts=[Constant(value=1), Constant(value=2)], ctx=Load()))"},
    {"match(x)\nmatch[x]\nmatch * x\nmatch.x = _",
     "Expr(value=Call(func=Name(id='match', ctx=Load()), args=[Name(id='x', ctx=Load())], keywords=[])), "
     "Expr(value=Subscript(value=Name(id='match', ctx=Load()), slice=Name(id='x', ctx=Load()), ctx=Load())), "
     "Expr(value=BinOp(left=Name(id='match', ctx=Load()), op=Mult(), right=Name(id='x', ctx=Load()))), "
     "Assign(targets=[Attribute(value=Name(id='match', ctx=Load()), attr='x', ctx=Store())], value=Name(id='_', "
     "ctx=Load()))"},
    {"print((a := 1))",
     "Expr(value=Call(func=Name(id='print', ctx=Load()), args=[NamedExpr(target=Name(id='a', ctx=Store()), "
     "value=Constant(value=1))], keywords=[]))"},
    {"\xE2\x84\x8C = \xEF\xAC\x81",
     "Assign(targets=[Name(id='H', ctx=Store())], value=Name(id='fi', ctx=Load()))"},
    {"if a:\n    b\n\n  # c\n    d\ne",
     "If(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load())), Expr(value=Name(id='d', "
     "ctx=Load()))], orelse=[]), Expr(value=Name(id='e', ctx=Load()))"},
};

static const Wrong wrong[] = {
    {"x = = 1", ERR_SyntaxError, "invalid syntax", 1, 5, 1, 6},
    {"f(a b)", ERR_SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 3, 1, 6},
    {"[1, 2 3]", ERR_SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 5, 1, 8},
    {"{1: 2, 3}", ERR_SyntaxError, "':' expected after dictionary key", 1, 8, 1, 0},
    {"{1:}", ERR_SyntaxError, "expression expected after dictionary key and ':'", 1, 3, 1, 4},
    {"{1: *a}", ERR_SyntaxError, "cannot use a starred expression in a dictionary value", 1, 5, 1, 7},
    {"(1 if 2)", ERR_SyntaxError, "expected 'else' after 'if' expression", 1, 2, 1, 8},
    {"print \"hello\"",
     ERR_SyntaxError, "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1, 1, 14},
    {"if x = 3:\n    pass",
     ERR_SyntaxError, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 4, 1, 9},
    {"if x.y = 3:\n    pass",
     ERR_SyntaxError, "cannot assign to attribute here. Maybe you meant '==' instead of '='?", 1, 4, 1, 7},
    {"if x == 3\n    pass", ERR_SyntaxError, "expected ':'", 1, 10, 1, 10},
    {"if x == 3:\npass",
     ERR_IndentationError, "expected an indented block after 'if' statement on line 1", 2, 1, 2, 5},
    {"while x:\npass",
     ERR_IndentationError, "expected an indented block after 'while' statement on line 1", 2, 1, 2, 5},
    {"for f() in y: pass", ERR_SyntaxError, "cannot assign to function call", 1, 5, 1, 8},
    {"for x in y\n    pass", ERR_SyntaxError, "expected ':'", 1, 11, 1, 11},
    {"[x, y for x, y in z]",
     ERR_SyntaxError, "did you forget parentheses around the comprehension target?", 1, 2, 1, 6},
    {"[*x for x in y]", ERR_SyntaxError, "iterable unpacking cannot be used in comprehension", 1, 2, 1, 4},
    {"{**x for x in y}", ERR_SyntaxError, "dict unpacking cannot be used in dict comprehension", 1, 2, 1, 4},
    {"def f(a=1, b): pass", ERR_SyntaxError, "non-default argument follows default argument", 1, 12, 1, 13},
    {"def f((a, b)): pass", ERR_SyntaxError, "Function parameters cannot be parenthesized", 1, 7, 1, 13},
    {"def f(*): pass", ERR_SyntaxError, "named arguments must follow bare *", 1, 7, 1, 8},
    {"def f(*a, *b): pass", ERR_SyntaxError, "* argument may appear only once", 1, 11, 1, 12},
    {"def f(**k, a): pass", ERR_SyntaxError, "arguments cannot follow var-keyword argument", 1, 12, 1, 13},
    {"def f(/, a): pass", ERR_SyntaxError, "at least one argument must precede /", 1, 7, 1, 8},
    {"def f(a, /, b, /): pass", ERR_SyntaxError, "/ may appear only once", 1, 16, 1, 17},
    {"def f(*, a, /): pass", ERR_SyntaxError, "/ must be ahead of *", 1, 13, 1, 14},
    {"def f(a, / *b): pass", ERR_SyntaxError, "expected comma between / and *", 1, 12, 1, 13},
    {"def f(a=): pass", ERR_SyntaxError, "expected default value expression", 1, 8, 1, 9},
    {"def f()\n    pass", ERR_SyntaxError, "expected ':'", 1, 8, 1, 8},
    {"def f: pass", ERR_SyntaxError, "expected '('", 1, 6, 1, 7},
    {"def f():\npass",
     ERR_IndentationError, "expected an indented block after function definition on line 1", 2, 1, 2, 5},
    {"lambda a=1, b: 1", ERR_SyntaxError, "non-default argument follows default argument", 1, 13, 1, 14},
    {"lambda *: 1", ERR_SyntaxError, "named arguments must follow bare *", 1, 9, 1, 10},
    {"class A:\npass",
     ERR_IndentationError, "expected an indented block after class definition on line 1", 2, 1, 2, 5},
    {"class A\n    pass", ERR_SyntaxError, "expected ':'", 1, 8, 1, 8},
    {"try:\n    pass", ERR_SyntaxError, "expected 'except' or 'finally' block", 2, 9, 2, -1},
    {"try:\n    pass\nexcept A, B:\n    pass",
     ERR_SyntaxError, "multiple exception types must be parenthesized", 3, 8, 3, 12},
    {"try:\n    pass\nexcept A\n    pass", ERR_SyntaxError, "expected ':'", 3, 9, 3, 9},
    {"try:\n    pass\nexcept*:\n    pass", ERR_SyntaxError, "expected one or more exception types", 3, 8, 3, 9},
    {"try:\n    pass\nexcept A:\n    pass\nexcept* B:\n    pass",
     ERR_SyntaxError, "cannot have both 'except' and 'except*' on the same 'try'", 5, 1, 5, 8},
    {"try:\n    pass\nfinally:\npass",
     ERR_IndentationError, "expected an indented block after 'finally' statement on line 3", 4, 1, 4, 5},
    {"with a as f(): pass", ERR_SyntaxError, "cannot assign to function call", 1, 11, 1, 14},
    {"with a\n    pass", ERR_SyntaxError, "expected ':'", 1, 7, 1, 7},
    {"with a:\npass",
     ERR_IndentationError, "expected an indented block after 'with' statement on line 1", 2, 1, 2, 5},
    {"match x\n    case 1: pass", ERR_SyntaxError, "expected ':'", 1, 8, 1, 8},
    {"match x:\ncase 1: pass",
     ERR_IndentationError, "expected an indented block after 'match' statement on line 1", 2, 1, 2, 5},
    {"match x:\n    case a as _: pass", ERR_SyntaxError, "cannot use '_' as a target", 2, 15, 2, 16},
    {"match x:\n    case a as b.c: pass", ERR_SyntaxError, "invalid syntax", 2, 16, 2, 17},
    {"match x:\n    case A(b=1, c): pass",
     ERR_SyntaxError, "positional patterns follow keyword patterns", 2, 17, 2, 18},
    {"match x:\n    case 1 + 2: pass",
     ERR_SyntaxError, "imaginary number required in complex literal", 2, 14, 2, 15},
    {"f() = 1",
     ERR_SyntaxError, "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1, 1, 4},
    {"a = 1 = 2", ERR_SyntaxError, "cannot assign to literal", 1, 5, 1, 6},
    {"None = 1", ERR_SyntaxError, "cannot assign to None", 1, 1, 1, 5},
    {"x + 1 = 2",
     ERR_SyntaxError, "cannot assign to expression here. Maybe you meant '==' instead of '='?", 1, 1, 1, 6},
    {"[a, f()] = 1", ERR_SyntaxError, "cannot assign to function call", 1, 5, 1, 8},
    {"(a := 1) = 2",
     ERR_SyntaxError, "cannot assign to named expression here. Maybe you meant '==' instead of '='?", 1, 2, 1, 8},
    {"(yield) = 1",
     ERR_SyntaxError, "cannot assign to yield expression here. Maybe you meant '==' instead of '='?", 1, 2, 1, 7},
    {"f\"{x}\" = 1",
     ERR_SyntaxError, "cannot assign to f-string expression here. Maybe you meant '==' instead of '='?", 1, 1, 1, 7},
    {"x = (y = 1)", ERR_SyntaxError, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 6, 1, 11},
    {"(a.b := 1)", ERR_SyntaxError, "cannot use assignment expressions with attribute", 1, 2, 1, 5},
    {"f() += 1", ERR_SyntaxError, "'function call' is an illegal expression for augmented assignment", 1, 1, 1, 4},
    {"(a, b) += 1", ERR_SyntaxError, "'tuple' is an illegal expression for augmented assignment", 1, 1, 1, 7},
    {"x++", ERR_SyntaxError, "invalid syntax", 1, 4, 1, 4},
    {"del f()", ERR_SyntaxError, "cannot delete function call", 1, 5, 1, 8},
    {"del (a, 1)", ERR_SyntaxError, "cannot delete literal", 1, 9, 1, 10},
    {"del *a", ERR_SyntaxError, "cannot delete starred", 1, 5, 1, 7},
    {"from a import b,",
     ERR_SyntaxError, "trailing comma not allowed without surrounding parentheses", 1, 17, 1, 17},
    {"f(a=1, b)", ERR_SyntaxError, "positional argument follows keyword argument", 1, 9, 1, 10},
    {"f(**a, b)", ERR_SyntaxError, "positional argument follows keyword argument unpacking", 1, 9, 1, 10},
    {"f(**a, *b)", ERR_SyntaxError, "iterable argument unpacking follows keyword argument unpacking", 1, 3, 1, 6},
    {"f(x for x in y, 1)", ERR_SyntaxError, "Generator expression must be parenthesized", 1, 3, 1, 15},
    {"f(1, x for x in y)", ERR_SyntaxError, "Generator expression must be parenthesized", 1, 6, 1, 18},
    {"f(True=1)", ERR_SyntaxError, "cannot assign to True", 1, 3, 1, 8},
    {"f(a.b=1)", ERR_SyntaxError, "expression cannot contain assignment, perhaps you meant \"==\"?", 1, 3, 1, 7},
    {"f(x=y for y in z)",
     ERR_SyntaxError, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 3, 1, 5},
    {"(*a)", ERR_SyntaxError, "cannot use starred expression here", 1, 2, 1, 4},
    {"(**a)", ERR_SyntaxError, "cannot use double starred expression here", 1, 2, 1, 4},
    {"a, b: int", ERR_SyntaxError, "only single target (not tuple) can be annotated", 1, 1, 1, 2},
    {"f(): int", ERR_SyntaxError, "illegal target for annotation", 1, 1, 1, 4},
    {"a[", ERR_SyntaxError, "'[' was never closed", 1, 2, 1, 0},
    {"foo(a, b\nx = 1", ERR_SyntaxError, "'(' was never closed", 1, 4, 1, 0},
    {"(a, b]", ERR_SyntaxError, "closing parenthesis ']' does not match opening parenthesis '('", 1, 6, 1, 6},
    {"    x = 1", ERR_IndentationError, "unexpected indent", 1, 4, 1, -1},
    {"x\n  y", ERR_IndentationError, "unexpected indent", 2, 2, 2, -1},
    {"if x:\n    a\n  b", ERR_IndentationError, "unindent does not match any outer indentation level", 3, 4, 3, -1},
    {"async x", ERR_SyntaxError, "invalid syntax", 1, 7, 1, 8},
    {"else: pass", ERR_SyntaxError, "invalid syntax", 1, 1, 1, 5},
    {"@a\nx = 1", ERR_SyntaxError, "invalid syntax", 2, 1, 2, 2},
    {"return x y", ERR_SyntaxError, "invalid syntax", 1, 10, 1, 11},
    {"a not b", ERR_SyntaxError, "invalid syntax", 1, 7, 1, 8},
    {"a <> b", ERR_SyntaxError, "invalid syntax", 1, 3, 1, 5},
    {"x = 5 $", ERR_SyntaxError, "invalid syntax", 1, 7, 1, 8},
    {"a b:", ERR_SyntaxError, "invalid syntax", 1, 3, 1, 4},
    {"f\"{a b}\"", ERR_SyntaxError, "f-string: invalid syntax. Perhaps you forgot a comma?", 1, 2, 1, 5},
    {"f\"{a +}\"", ERR_SyntaxError, "f-string: invalid syntax", 1, 5, 1, 6},
    {"f\"{}\"", ERR_SyntaxError, "f-string: empty expression not allowed", 1, 6, 1, 6},
    {"f\"{!r}\"", ERR_SyntaxError, "f-string: expression required before '!'", 1, 8, 1, 8},
    {"f\"{\"", ERR_SyntaxError, "f-string: expecting '}'", 1, 5, 1, 5},
    {"f\"}\"", ERR_SyntaxError, "f-string: single '}' is not allowed", 1, 5, 1, 5},
    {"f\"{a!x}\"",
     ERR_SyntaxError, "f-string: invalid conversion character: expected 's', 'r', or 'a'", 1, 9, 1, 9},
    {"f\"{a:{b:{c}}}\"", ERR_SyntaxError, "f-string: expressions nested too deeply", 1, 15, 1, 15},
    {"f\"{a#}\"", ERR_SyntaxError, "f-string expression part cannot include '#'", 1, 8, 1, 8},
    {"f\"{a)}\"", ERR_SyntaxError, "f-string: unmatched ')'", 1, 8, 1, 8},
    {"f\"{(a}\"",
     ERR_SyntaxError, "f-string: closing parenthesis '}' does not match opening parenthesis '('", 1, 8, 1, 8},
    {"f\"{'a}\"", ERR_SyntaxError, "f-string: unterminated string", 1, 8, 1, 8},
    {"f\"{lambda x: 1}\"", ERR_SyntaxError, "f-string: invalid syntax", 1, 10, 1, 11},
    {"f\"{1a}\"", ERR_SyntaxError, "invalid decimal literal", 1, 2, 1, 2},
    {"b\"\xC3\xA9\"", ERR_SyntaxError, "bytes can only contain ASCII literal characters", 1, 5, 1, 5},
    {"\"a\" b\"b\"", ERR_SyntaxError, "cannot mix bytes and nonbytes literals", 1, 9, 1, 9},
    {"\"\\x1\"",
     ERR_SyntaxError, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape",
     1, 6, 1, 6},
    {"\"\\u12\"",
     ERR_SyntaxError, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape",
     1, 7, 1, 7},
    {"\"\\U99999999\"",
     ERR_SyntaxError, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character",
     1, 13, 1, 13},
    {"b\"\\x1\"", ERR_SyntaxError, "(value error) invalid \\x escape at position 0", 1, 7, 1, 7},
    {"\xC3\xA9 = = 1", ERR_SyntaxError, "invalid syntax", 1, 5, 1, 6},
    {"(\xC3\xA9 b)", ERR_SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 2, 1, 5},
    {"a.b(x, y z)", ERR_SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 8, 1, 11},
    {"self.assertEqual(a b)", ERR_SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 18, 1, 21},
    {"x = [1,\n2\ny = 3", ERR_SyntaxError, "'[' was never closed", 1, 5, 1, 0},
    {"if (a:\n  pass", ERR_SyntaxError, "invalid syntax", 1, 6, 1, 7},
    {"for i in range(10) print(i)", ERR_SyntaxError, "invalid syntax", 1, 20, 1, 25},
    {"raise ValueError, 'x'", ERR_SyntaxError, "invalid syntax", 1, 17, 1, 18},
    {"import a b", ERR_SyntaxError, "invalid syntax", 1, 10, 1, 11},
    {"from . import", ERR_SyntaxError, "invalid syntax", 1, 14, 1, 14},
    {"global x = 1", ERR_SyntaxError, "invalid syntax", 1, 10, 1, 11},
    {"assert (x = 1)",
     ERR_SyntaxError, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 9, 1, 14},
    {"await x = 1",
     ERR_SyntaxError, "cannot assign to await expression here. Maybe you meant '==' instead of '='?", 1, 1, 1, 8},
};

static Arena arena;
static Node *tree;
static SyntaxErr error;

static void start(void) { arena = (Arena){0}; }
static void stop(void) { arena_free(&arena); }

TestSuite(parser, .init = start, .fini = stop);

static ParseStatus read(const char *source, ParseMode mode)
{
    return parse_text(&arena, source, strlen(source), "x.py", mode, &tree, &error);
}

/* The dump of the tree; the caller frees it. */
static char *dump(int positions)
{
    char *text;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    cr_assert_eq(ast_dump(out, tree, positions), 0);
    fclose(out);
    return text;
}

Test(parser, trees)
{
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
        char expected[4000];
        snprintf(expected, sizeof expected, "Module(body=[%s], type_ignores=[])", trees[i].dump);
        cr_assert_eq(read(trees[i].source, PARSE_MODULE), PARSE_OK, "%s: %s", trees[i].source, error.message);
        char *text = dump(0);
        cr_expect_str_eq(text, expected);
        free(text);
        stop();
    }
}

Test(parser, errors)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const Wrong *w = &wrong[i];
        cr_assert_eq(read(w->source, PARSE_MODULE), PARSE_ERROR, "%s", w->source);
        cr_expect_eq(error.kind, w->kind, "%s", w->source);
        cr_expect_str_eq(error.message, w->message, "%s: %s", w->source, error.message);
        cr_expect(error.line == w->line && error.offset == w->offset && error.end_line == w->end_line
                  && error.end_offset == w->end_offset, "%s: at %u, %d to %u, %d", w->source, error.line, error.offset,
                  error.end_line, error.end_offset);
        stop();
    }
}

Test(parser, positions)
{
    cr_assert_eq(read("if a:\n    \xC3\xA9 = (b\n     )\n\n", PARSE_MODULE), PARSE_OK);
    char *text = dump(1);
    cr_expect_str_eq(text,
        "Module(body=[If(test=Name(id='a', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=4), "
        "body=[Assign(targets=[Name(id='\xC3\xA9', ctx=Store(), lineno=2, col_offset=4, end_lineno=2, end_col_offset=6)], "
        "value=Name(id='b', ctx=Load(), lineno=2, col_offset=10, end_lineno=2, end_col_offset=11), lineno=2, col_offset=4, "
        "end_lineno=3, end_col_offset=6)], orelse=[], lineno=1, col_offset=0, end_lineno=3, end_col_offset=6)], "
        "type_ignores=[])");
    free(text);
}

Test(parser, the_line_of_an_error)
{
    cr_assert_eq(read("a\nb c\nd\n", PARSE_MODULE), PARSE_ERROR);
    cr_expect_eq(error.text_len, 4);
    cr_expect_str_eq(error.text, "b c\n");
}

Test(parser, names_are_interned)
{
    cr_assert_eq(read("ab\nab\n\xEF\xAC\x81 = fi\n", PARSE_MODULE), PARSE_OK);
    Node **body = tree->Module.body.items;
    cr_expect_eq(body[0]->Expr.value->Name.id, body[1]->Expr.value->Name.id);
    cr_expect_eq(body[2]->Assign.targets.items[0]->Name.id, body[2]->Assign.value->Name.id);     /* NFKC */
    cr_expect_eq(arena.idents, 2);
}

Test(parser, modes)
{
    cr_expect_eq(read("a, b\n", PARSE_EXPRESSION), PARSE_OK);
    cr_expect_eq(tree->kind, NODE_Expression);
    cr_expect_eq(read("a = b", PARSE_EXPRESSION), PARSE_ERROR);
    cr_expect_eq(read("*a", PARSE_EXPRESSION), PARSE_ERROR);
    cr_expect_eq(read("a; b", PARSE_SINGLE), PARSE_OK);
    cr_expect_eq(tree->kind, NODE_Interactive);
    cr_expect_eq(tree->Interactive.body.len, 2);
    cr_expect_eq(read("if a:\n  b", PARSE_SINGLE), PARSE_OK);
    cr_expect_eq(read("a\nb\n", PARSE_SINGLE), PARSE_ERROR);
    cr_expect_str_eq(error.message, "multiple statements found while compiling a single statement");
}

Test(parser, a_file_has_an_encoding_and_a_str_has_none)
{
    const char *source = "# coding: latin-1\n'\xC3\xA9'\n";
    cr_assert_eq(parse(&arena, source, strlen(source), "x.py", PARSE_MODULE, &tree, &error), PARSE_OK);
    cr_expect_eq(tree->Module.body.items[0]->Expr.value->Constant.value.len, 4);
    cr_assert_eq(read(source, PARSE_MODULE), PARSE_OK);
    cr_expect_eq(tree->Module.body.items[0]->Expr.value->Constant.value.len, 2);
}

Test(parser, the_prompt)
{
    static const char *const incomplete[] = {
        "(\n", "(a,\n", "if a:\n", "if a:\n  b\n", "if a: b\n", "if a:\n# c\n", "def f():\n  return [1,\n\n",
        "'''a\n\n",
        "@a\n", "try:\n  a\n", "x = \\\n", "match x:\n  case 1:\n", "for a in b:\n  for c in d:\n    e\n", "f'''{a}\n",
    };
    static const char *const complete[] = {
        "\n", "# c\n", "a\n", "a; b\n", "if a: b\n\n", "if a:\n  b\nelse:\n  c\n\n", "(a,\n\nb)\n", "'''a\n\n'''\n",
        "class A:\n  def f(self):\n    pass\n\n",
    };
    static const char *const bad[] = {
        "a b\n", "f(a b\n", "x = \n", "if a:\n\n", "try:\n  a\n\n", "if a:\n  b c\n", ")\n", "'abc\n", "def f(1\n",
    };
    for (size_t i = 0; i < sizeof incomplete / sizeof *incomplete; i++)
        cr_expect_eq(read(incomplete[i], PARSE_INTERACTIVE), PARSE_INCOMPLETE, "%s", incomplete[i]);
    for (size_t i = 0; i < sizeof complete / sizeof *complete; i++)
        cr_expect_eq(read(complete[i], PARSE_INTERACTIVE), PARSE_OK, "%s", complete[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_eq(read(bad[i], PARSE_INTERACTIVE), PARSE_ERROR, "%s", bad[i]);
}

/* `count` times `part`, with `head` before and `tail` behind. */
static ParseStatus read_many(const char *head, const char *part, int count, const char *tail)
{
    size_t len = strlen(part);
    char *source = malloc(strlen(head) + len * (size_t)count + strlen(tail) + 1), *s = source;
    s = stpcpy(s, head);
    for (int i = 0; i < count; i++) s = stpcpy(s, part);
    strcpy(s, tail);
    ParseStatus status = read(source, PARSE_MODULE);
    free(source);
    return status;
}

Test(parser, long_chains_are_no_nesting)
{
    cr_expect_eq(read_many("", "1 + ", 100000, "1"), PARSE_OK);
    cr_expect_eq(read_many("a", ".b", 100000, ""), PARSE_OK);
    cr_expect_eq(read_many("a", "()", 100000, ""), PARSE_OK);
    cr_expect_eq(read_many("", "a = ", 100000, "1"), PARSE_OK);
    cr_expect_eq(read_many("", "a and ", 100000, "a"), PARSE_OK);
    cr_expect_eq(read_many("[", "a, ", 100000, "]"), PARSE_OK);
}

Test(parser, nesting_is_bounded)
{
    static const struct { const char *part; int most; } nests[] = {
        {"-", 5969}, {"not ", 5969}, {"1 if 1 else ", 5969}, {"lambda: ", 2984}, {"1 ** ", 2984},
    };
    for (size_t i = 0; i < sizeof nests / sizeof *nests; i++) {
        cr_expect_eq(read_many("", nests[i].part, nests[i].most, "1"), PARSE_OK, "%s", nests[i].part);
        cr_expect_eq(read_many("", nests[i].part, 100000, "1"), PARSE_ERROR);
        cr_expect_eq(error.kind, ERR_MemoryError);
    }
    cr_expect_eq(read_many("if a: b\n", "elif a: b\n", 100000, ""), PARSE_ERROR);
    cr_expect_eq(error.kind, ERR_MemoryError);
    cr_expect_eq(read_many("", "a ", 100000, ""), PARSE_ERROR);
}

Test(parser, wrong_programs_take_no_longer)
{
    static const char *const opens[] = {
        "(a ", "f(", "f(a=", "{1: ", "{", "[", "a[", "[x for (x)[0] in ", "(lambda x=", "f(**",
    };
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
        cr_expect_eq(read_many("", opens[i], 190, "x y"), PARSE_ERROR, "%s", opens[i]);
}

/* Every allocation of every sample fails once; each time the answer is "memory" and nothing is lost. */
Test(parser, out_of_memory)
{
    static const char *const samples[] = {
        "def f(a, *b: c, d=e, **g): return [x for x in f'{a!r:{b}}' 'y' if x < 1 <= 2]\n",
        "from a.b import (c as d, e)\nmatch a:\n  case A(b=[1, *_], c={1: d}): pass\n", "\xE2\x84\x8C = {1: 2, **a}\n",
        "x = (1,\n  f(a b)\n", "f'{a b}'\n", "def f(a=1, b): pass\n", "if x:\npass\n", "x = 1 = 2\n", "# coding: foo\n",
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        ParseStatus status = PARSE_MEMORY;
        for (uint64_t nth = 1; status == PARSE_MEMORY; nth++) {
            uint64_t before = mem_stats().blocks;
            mem_fail_at(nth, true);
            status = parse(&arena, samples[i], strlen(samples[i]), "x.py", PARSE_MODULE, &tree, &error);
            mem_fail_at(0, false);
            stop();
            cr_assert_eq(mem_stats().blocks, before, "%s: lost a block", samples[i]);
            cr_assert(nth > 1 || status == PARSE_MEMORY, "%s", samples[i]);
        }
    }
}
