# scopes.py -- names: global, nonlocal, cells, class bodies, comprehensions, walrus, del, exec and eval.

from gen.values import literal, expression

NAMES = ['a', 'b', 'c', 'x']


def value(d):
    return d.pick([lambda: d.pick(NAMES), lambda: str(d.below(9)), lambda: '({}, {})'.format(d.pick(NAMES), d.below(9)), lambda: '[{0} for {0} in range(2)]'.format(d.pick(NAMES)),
                   lambda: '[{} for {} in range(2)]'.format(d.pick(NAMES), d.pick(NAMES)), lambda: '({} := {})'.format(d.pick(NAMES), d.below(9)),
                   lambda: '[({} := i) for i in range(3)]'.format(d.pick(NAMES)), lambda: '(lambda: {})()'.format(d.pick(NAMES)), lambda: '(lambda {0}={0}: {0})()'.format(d.pick(NAMES)),
                   lambda: 'sorted(n for n in locals() if len(n) == 1)', lambda: 'eval({!r})'.format(d.pick(NAMES)), lambda: 'eval("{} + {}")'.format(d.pick(NAMES), d.pick(NAMES)),
                   lambda: '[[{} for j in range(i)] for i in range(3)]'.format(d.pick(NAMES + ['i', 'j'])), lambda: '{{i: {} for i in range(2)}}'.format(d.pick(NAMES + ['i'])),
                   lambda: 'list(({} + i if isinstance({}, int) else i) for i in range(2))'.format(d.pick(NAMES), d.pick(NAMES)),
                   lambda: '[f() for f in [lambda: (i, {}) for i in range(3)]]'.format(d.pick(NAMES)), lambda: 'globals().get({!r}, "none")'.format(d.pick(NAMES)),
                   lambda: '[i for i in range(3) if ({} := i)]'.format(d.pick(NAMES)), lambda: 'print', lambda: '__name__', lambda: 'len'])()


def body(d, depth, kind, out, enclosing):
    """Statements of a scope; `enclosing` says whether a function is around it."""
    pad = '    ' * depth
    if kind == 'def':
        for name in NAMES:
            if d.chance(12):
                out.append(pad + 'global ' + name)
            elif enclosing and d.chance(15):
                out.append(pad + 'nonlocal ' + name)
    elif kind == 'class' and d.chance(15):
        out.append(pad + d.pick(['global ', 'nonlocal ' if enclosing else 'global ']) + d.pick(NAMES))
    for _ in range(d.between(1, 4)):
        statement(d, depth, kind, out, enclosing)


def statement(d, depth, kind, out, enclosing):
    pad = '    ' * depth
    name = d.pick(NAMES)
    choice = d.below(16)
    if choice < 4:
        out.append(pad + '{} = {}'.format(name, value(d)))
    elif choice < 6:
        out.append(pad + 't(lambda: {})'.format(value(d)))
    elif choice < 8:
        out += [pad + 'try: p({})'.format(value(d)), pad + 'except Exception as e: p(type(e).__name__, e)']
    elif choice == 8:
        out += [pad + 'try: del ' + name, pad + 'except Exception as e: p(type(e).__name__, e)']
    elif choice == 9:
        out.append(pad + d.pick(["exec('{0} = 5')", "exec('{0} = 5', globals())", "exec('p({0})', {{'p': p, {0!r}: 3}})", "exec('{0} = 1\\nif {0}: {1} = {0}', {{}}, {{}})",
                                 "exec('global {0}; {0} = 8')", "exec('def g(): return {0}\\nt(g)')", "exec('class Q:\\n  {0} = {0}\\nt(lambda: Q.{0})', globals(), {{'{0}': 4}})"]).format(name, d.pick(NAMES)))
        out[-1:] = [pad + 'try: ' + out[-1].strip(), pad + 'except Exception as e: p(type(e).__name__, e)']
    elif choice == 10:
        out += [pad + 'for {} in range({}): pass'.format(name, d.below(3))]
    elif choice == 11:
        out += [pad + 'try: {} += {}'.format(name, d.pick(['1', '(1,)', name])), pad + 'except Exception as e: p(type(e).__name__, e)']
    elif choice == 12:
        out += [pad + 'try: raise ValueError({})'.format(d.below(9)), pad + 'except ValueError as {}: pass'.format(name)]
    elif choice == 13:
        out += [pad + d.pick(['import sys as ' + name, 'from sys import maxsize as ' + name, '{}: int = 4', '{}: int']).format(name)]
    elif depth < 5 and choice == 14:
        out.append(pad + 'def {}({}):'.format('f' + str(depth), d.pick(['', name + '=1', '*' + name, name + '=' + d.pick(NAMES + ['1'])])))
        body(d, depth + 1, 'def', out, kind == 'def' or enclosing)
        out.append(pad + '    return ' + value(d))
        out.append(pad + 't(f{})'.format(depth))
    elif depth < 5:
        out += [pad + 'try:', pad + '    class K{}{}:'.format(depth, d.pick(['', '', '(dict)']))]
        body(d, depth + 2, 'class', out, kind == 'def' or enclosing)
        out += [pad + '        def m(self{}): return {}, {}'.format(d.pick(['', ', {0}={0}'.format(name) if d.chance(30) else '']), value(d), d.pick(['__class__.__name__', '1'])),
                pad + 'except Exception as e: p(type(e).__name__, e)',
                pad + 'else: t(lambda: K{0}().m())'.format(depth)]
    else:
        out.append(pad + 'pass')


def program(d):
    """Wrongly declared names make a SyntaxError of the whole text: so each part is compiled by itself."""
    out = []
    for name in NAMES:
        if d.chance(60):
            out.append('{} = {}'.format(name, literal(d, d.pick(['int', 'str', 'small']))))
    for i in range(d.between(2, 6)):
        part = []
        part.append('def f0():')
        body(d, 1, 'def', part, False)
        part.append('    return ' + value(d))
        part.append('t(f0)')
        if d.chance(50):
            body(d, 0, 'module', part, False)
        text = '\n'.join(part)
        out += ['try: exec(compile({!r}, "part{}", "exec"))'.format(text, i), 'except SyntaxError as e: p(e.msg, e.lineno, e.offset, e.end_offset, e.text)',
                'except Exception as e: p(type(e).__name__, e)']
        out.append('p(' + ', '.join('globals().get({!r}, "-")'.format(name) for name in NAMES) + ')')
    return out
