# ouro-only: CPython crashes on some of these
# Chains of iterators, source nested deep, values that hold themselves: nothing crashes.
import sys

N = 20000

def attack(name, f):
    try:
        f()
    except BaseException as e:
        text = str(e)
        if isinstance(e, RecursionError) and not text.startswith('maximum recursion depth exceeded'):
            print(name, 'says', text)
        print(name, type(e).__name__)
    else:
        print(name, 'fine')

def survive(name, f):
    """How deep it gets is a matter of the C stack."""
    try:
        f()
    except (RecursionError, StopIteration):
        pass
    print(name, 'survived')

def nest(kind, n=N):
    x = kind([])
    for i in range(n): x = kind([x])
    return x
l = nest(list); l2 = nest(list); t = nest(tuple); t2 = nest(tuple)
attack('hash tuple', lambda: hash(t))
it = []
for i in range(N): it = map(lambda x: x, it)
survive('map chain', lambda: next(it))
it = [1]
for i in range(N): it = zip(it)
survive('zip chain', lambda: next(it))
it = [1]
for i in range(N): it = iter(filter(None, it))
survive('filter chain', lambda: next(it))
it = [1]
for i in range(N): it = enumerate(it)
survive('enumerate chain', lambda: next(it))
attack('eval', lambda: eval('('*150 + '1' + ')'*150))
attack('parens', lambda: eval('('*300 + '1' + ')'*300))
attack('brackets', lambda: eval('['*300 + ']'*300))
attack('minus', lambda: eval('-'*100000 + '1'))
attack('not', lambda: eval('not '*100000 + '1'))
attack('plus', lambda: eval('+'.join(['1']*100000)))
attack('plus names', lambda: eval('+'.join(['x']*100000), {'x':1}))
attack('attr', lambda: eval('x' + '.real'*100000, {'x':1}))
attack('calls', lambda: eval('x' + '()'*100000, {'x':1}))
attack('subs', lambda: eval('x' + '[0]'*100000, {'x':1}))
attack('lambda', lambda: eval('lambda: '*100000 + '1'))
attack('if else', lambda: eval('1 if 1 else '*100000 + '1'))
attack('power', lambda: eval('1**'*100000 + '1'))
attack('compare', lambda: eval('1<'*10000 + '1'))
attack('and', lambda: eval('1 and '*100000 + '1'))
attack('nested if', lambda: exec(''.join(' '*i + 'if 1:\n' for i in range(99)) + ' '*99 + 'pass'))
attack('nested if 101', lambda: exec(''.join(' '*i + 'if 1:\n' for i in range(101)) + ' '*101 + 'pass'))
attack('nested for', lambda: exec(''.join(' '*i + 'for x in []:\n' for i in range(21)) + ' '*21 + 'pass'))
attack('nested for 20', lambda: exec(''.join(' '*i + 'for x in []:\n' for i in range(20)) + ' '*20 + 'pass'))
attack('nested while', lambda: exec(''.join(' '*i + 'while 0:\n' for i in range(21)) + ' '*21 + 'pass'))
attack('nested with', lambda: exec(''.join(' '*i + 'with x:\n' for i in range(21)) + ' '*21 + 'pass'))
attack('nested try', lambda: exec(''.join(' '*i + 'try:\n' for i in range(21)) + ' '*21 + 'pass\n' + ''.join(' '*i + 'finally: pass\n' for i in reversed(range(21)))))
attack('nested def', lambda: exec(''.join(' '*i + 'def f():\n' for i in range(90)) + ' '*90 + 'pass'))
attack('elif', lambda: exec('if 0: pass\n' + 'elif 0: pass\n'*5000))
attack('fstring', lambda: eval("f'{" * 1 + "1" + "}'"))
attack('str.format', lambda: ('{' * 10 + '}' * 10).format(1))
attack('list comp', lambda: eval('[' * 50 + '1' + ' for x in [1]]' * 50))
attack('dict display', lambda: eval('{1:'*150 + '1' + '}'*150))
s = []
s.append(s)
attack('self list', lambda: repr(s))
attack('self eq', lambda: s == s[:] or s == [s])
s2 = []; s2.append(s2)
attack('self eq2', lambda: s == s2)
dd = {}; dd['a'] = dd
dd2 = {}; dd2['a'] = dd2
attack('self dict', lambda: repr(dd))
attack('self dict eq', lambda: dd == dd2)
e = ValueError()
for i in range(5000):
    n = ValueError(); n.__context__ = e; e = n
attack('chain', lambda: repr(e))
g = ValueError(1)
for i in range(5000): g = ExceptionGroup('x', [g])
attack('group', lambda: g.split(ValueError))
attack('group repr', lambda: repr(g))
attack('group subgroup', lambda: g.subgroup(lambda e: True))
x = int
for i in range(5000): x = list[x]
attack('alias', lambda: repr(x))
attack('alias hash', lambda: hash(x))
u = slice(1)
for i in range(N): u = slice(u)
attack('slice repr', lambda: repr(u))
attack('slice eq', lambda: u == slice(u))
m = [].append
for i in range(N): m = m.__call__
attack('method', lambda: m(1))
class Q(list): pass
q = Q()
for i in range(N): q = Q([q])
attack('subclass repr', lambda: repr(q))
f = frozenset()
for i in range(N): f = frozenset([f])
attack('frozenset repr', lambda: repr(f))
f2 = frozenset()
for i in range(N): f2 = frozenset([f2])
attack('frozenset eq', lambda: f == f2)
import types
mp = {}
for i in range(N): mp = {'a': types.MappingProxyType(mp)} if False else mp
attack('bool chain', lambda: bool(l))
attack('join', lambda: ','.join(t))
attack('json like', lambda: (lambda f: f(f, l))(lambda f, o: '[' + ','.join(f(f, i) for i in o) + ']'))
attack('sum', lambda: sum([[l], [l2]], []) == [[l2],[l]])
attack('max', lambda: max(l, l2))
attack('sorted', lambda: sorted([l, l2]))
attack('set', lambda: {t, t2})
attack('dict', lambda: {t: 1})
attack('dict eq', lambda: {1: l} == {1: l2})
attack('range', lambda: range(3) == l)

import copy, json, functools, operator
attack('deepcopy', lambda: copy.deepcopy(l))
attack('json dumps', lambda: json.dumps(l))
attack('json loads', lambda: json.loads('[' * 100000))
attack('json loads dict', lambda: json.loads('{"a":' * 100000))
attack('json indent', lambda: json.dumps(l, indent=1))
attack('nested format', lambda: ('{:' * 1000 + '}' * 1000).format(1))
attack('percent mapping', lambda: '%(' * 1000 % {})
class F:
    def __format__(self, spec): return ('{:' + spec + '}').format(self)
attack('format calls', lambda: '{}'.format(F()))
p = int
for i in range(N): p = functools.partial(p) if i % 2 else functools.partial(lambda *a, p=p: p(*a))
attack('partial', lambda: p())
class LS:
    def __lt__(self, other): return sorted([self, other]) and True
attack('sort in comparison', lambda: sorted([LS(), LS()]))
class Bad:
    def __hash__(self): return hash(frozenset([self]))
attack('hash of a set', lambda: hash(Bad()))
class MG:
    def __mro_entries__(self, bases): return type('X', (self,), {}).__mro__
attack('mro entries', lambda: type('X', (MG(),), {}))
def g():
    global depth
    depth += 1
    try: yield from g()
    finally: depth -= 1
depth = 0
attack('generators', lambda: list(g()))
print(depth)
w = []
class W:
    def __init__(self, inner): self.inner = inner
    def __enter__(self): return self.inner and self.inner.__enter__()
    def __exit__(self, *a): return self.inner and self.inner.__exit__(*a)
m = None
for i in range(N): m = W(m)
def within():
    with m: pass
attack('context managers', within)
class Del:
    def __init__(self, n): self.n = n
    def __del__(self): self.n
d = None
for i in range(N): d = Del(d)
attack('chain of __del__', lambda: globals().__delitem__('d'))
class Prop:
    def __init__(self, n): self.n = n
    @property
    def end(self): return self.n and self.n.end
p = None
for i in range(N): p = Prop(p)
attack('properties', lambda: p.end)
x = (1,)
for i in range(N): x = (x, int)
attack('isinstance of nested tuple', lambda: isinstance('', x))
u = int
attack('union', lambda: functools.reduce(operator.or_, [type('T%d' % i, (), {}) for i in range(2000)]) and None)
import ast
attack('literal', lambda: ast.literal_eval('-' * 5000 + '1'))
attack('parse', lambda: ast.parse('x' + '.a' * 20000))
place = {'lineno': 1, 'col_offset': 0}
node = ast.Constant(1, **place)
for i in range(N): node = ast.UnaryOp(ast.USub(), node, **place)
attack('compile a deep tree', lambda: compile(ast.Expression(node), '', 'eval'))
attack('dump', lambda: ast.dump(node))
import re
attack('re', lambda: re.match('(' * 2000 + ')' * 2000, ''))
attack('re backtracking', lambda: re.match('(?:a|b)*c', 'ab' * 20000))
e = ValueError()
for i in range(N):
    n = ValueError(); n.__cause__ = e; e = n
def raising(): raise e
attack('long chain of causes', raising)
