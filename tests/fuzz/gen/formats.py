# formats.py -- text made from values: %, format(), str.format and f-strings, with specifications good and bad.

from gen.values import literal, expression, LITERALS

KINDS = ['int', 'int', 'float', 'float', 'float', 'str', 'bool', 'complex', 'list', 'none', 'bytes', 'tuple', 'dict']


def spec(d):
    if d.chance(5):
        return d.pick(['s10', '..', '{', '>>', '5.', '-5', '10d.', 'dd', '\\x00', '=', ',,', '_,', '0<', '<0', '99999999999999999999', '.99999999999999999999', ',_d', '#,x'])
    text = d.pick(['', '', d.pick(['*', '0', ' ', '\\xe9', '<', '}', 'x']) if d.chance(80) else '']) + d.pick(['<', '>', '^', '=']) if d.chance(50) else ''
    text += d.pick(['', '', '+', '-', ' ']) + d.pick(['', '', 'z' if d.chance(30) else '']) + d.pick(['', '', '', '#']) + d.pick(['', '', '0'])
    text += d.pick(['', '', '5', '12', '20', '1']) + d.pick(['', '', '', ',', '_']) + d.pick(['', '', '.0', '.1', '.3', '.10', '.20'])
    return text + d.pick(['', '', 'd', 'x', 'X', 'o', 'b', 'e', 'E', 'f', 'F', 'g', 'G', '%', 'n', 's', 'c', 'q', 'f', 'g'])


def percent(d):
    return ('%' + d.pick(['', '', '', '(k)', '(a b)']) + d.pick(['', '', '-', '+', ' ', '#', '0', '-0', '+#', '0 ']) + d.pick(['', '', '5', '12', '*', '1']) +
            d.pick(['', '', '.0', '.1', '.3', '.10', '.*', '.']) + d.pick(['', '', 'l']) + d.pick(['d', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G', 'c', 'r', 's', 'a', '%', 'q', 's', 'd', 'f']))


def field(d):
    return '{' + d.pick(['', '', '0', '1', 'a', 'b', '0.real', 'a[0]', '1[k]', 'a.__class__', '2', '0[x', 'nope', '0.', 'a[]', '-1', 'a b', '0[1]', '0[-1]', 'b.c.d']) + \
        d.pick(['', '', '!r', '!s', '!a', '!x', '!']) + d.pick(['', ':' + spec(d), ':{}', ':{0}', ':>{b}', ':{a!r}', ':{:{}}']) + d.pick(['}', '}', '}', '}', '}', '}}', ''])


def f_field(d, names, depth=1):
    inner = expression(d, d.pick(['int', 'str', 'float', 'list', 'small', 'bool', 'tuple']), names, 1)
    if any(c in inner for c in '\'"\\{}!:#\n') or 'lambda' in inner:
        inner = d.pick(['i', 'f', 's', 'l', 'i + 1', 's * 2', 'l[0]', 'f / 2', 'm["k"]', '(lambda x: x)(1)', 'i if f else s', '(i, f)', ' i ', 'i != 1', 'i == 1', '(w := i)', 'yy', '1 // 0',
                        '[x for x in l]', 'w', '-i', 'not i', '*l, i', 's[::-1]', 'i,'])
    return '{' + inner + d.pick(['', '', '', '=', ' = ']) + d.pick(['', '', '!r', '!s', '!a']) + \
        d.pick(['', '', ':' + spec(d).replace('{', '').replace('}', ''), ':{i}', ':>{n}', ':{n}.{n}', ':{s}', ':*^{n}', ':{n:{n}}' if d.chance(20) else '']) + '}'


def program(d):
    out = []
    names = {'int': ['i'], 'float': ['f'], 'str': ['s'], 'list': ['l'], 'small': ['n']}
    for kind, name in [('int', 'i'), ('float', 'f'), ('str', 's'), ('list', 'l'), ('small', 'n')]:
        out.append('{} = {}'.format(name, literal(d, kind)))
    out.append('m = {"k": 5}')
    for _ in range(d.between(20, 50)):
        choice = d.below(10)
        if choice < 4:
            out.append("t(lambda: format({}, '{}'))".format(literal(d, d.pick(KINDS)), spec(d)))
        elif choice < 6:
            text = ' '.join(percent(d) for _ in range(d.pick([1, 1, 2])))
            value = literal(d, d.pick(KINDS))
            wrapped = d.pick([value, '(' + value + ',)', '({}, {})'.format(value, literal(d, d.pick(KINDS))), "{'k': " + value + ", 'a b': 2}", '({}, {}, {})'.format(literal(d, 'small'), value, literal(d))])
            out.append("t(lambda: {}'{}' % {})".format(d.pick(['', '', '', 'b']), text, wrapped))
        elif choice < 8:
            text = ''.join(d.pick(['', 'x', '{{', '}}', ' ', '%']) + field(d) for _ in range(d.pick([1, 1, 2, 3])))
            values = [literal(d, d.pick(KINDS)) for _ in range(d.below(4))]
            named = ['{}={}'.format(name, literal(d, d.pick(KINDS))) for name in 'ab' if d.chance(50)]
            out.append("t(lambda: '{}'.format({}))".format(text, ', '.join(values + named)))
        else:
            quote = d.pick(["'", "'''"])
            text = d.pick(['f', 'f', 'rf', 'F']) + quote + ''.join(d.pick(['', 'x', '{{', '}}', ' ', '\\n', '\\x41', 'é', '\\N{{']) + f_field(d, names) for _ in range(d.pick([1, 1, 2, 3]))) + quote
            text = text.replace('\\N{{', 'N')
            out.append('try: p(eval({!r}))'.format(text) if d.chance(40) else 'try: p({})'.format(text))
            out.append('except Exception as e: p(type(e).__name__, e)')
            if 'eval' not in out[-2]:
                out[-2] = 'try: p(eval({!r}))'.format(text)
    return out
