# operators.py -- expressions over numbers, text and containers, and statements that change them in place.

from gen.values import expression, literal, slice_text, KINDS


def program(d):
    out = []
    names = {'int': ['i', 'j'], 'float': ['f'], 'str': ['s'], 'list': ['l'], 'dict': ['m'], 'set': ['u'], 'bytes': ['y'], 'tuple': ['q'], 'bytearray': ['ba'],
             'small': ['n']}
    for kind, group in names.items():
        for name in group:
            out.append('{} = {}'.format(name, literal(d, kind)))
    for _ in range(d.between(10, 40)):
        out += one(d, names).split('\n')
    if d.chance(30):
        out.append('def last(i, j):')
        out.append('    return ' + expression(d, 'any', names, 4))
        out.append('p(last(1, 2))')
        out.append('print(' + expression(d, 'any', names, 3) + ',')
        out.append('      ' + expression(d, 'any', names, 3) + ')')
    return out


def one(d, names):
    kind = d.pick(KINDS + ['any', 'any', 'any'])
    guard = lambda line, shown: 'try: {}\nexcept Exception as e: p(type(e).__name__, e)\nelse: p({})'.format(line, shown)
    return d.pick([
        lambda: 't(lambda: {})'.format(expression(d, kind, names, d.between(1, 4))),
        lambda: 't(lambda: {})'.format(expression(d, kind, names, d.between(1, 3))),
        lambda: 't(lambda: {})'.format(expression(d, 'any', names, 1)),
        lambda: guard('l[{}] = {}'.format(slice_text(d), expression(d, d.pick(['list', 'tuple', 'str', 'range', 'int', 'any']), names, 1)), 'l'),
        lambda: guard('ba[{}] = {}'.format(slice_text(d), expression(d, d.pick(['bytes', 'list', 'int', 'bytearray', 'str']), names, 1)), 'ba'),
        lambda: guard('del {}[{}]'.format(d.pick(['l', 'ba', 'm', 'q']), d.pick([slice_text(d), literal(d, 'small')])), 'l, ba, m'),
        lambda: guard('{}[{}] = {}'.format(d.pick(['l', 'ba', 'm', 's']), literal(d, d.pick(['small', 'str', 'slice', 'float', 'list'])), expression(d, 'any', names, 1)), 'l, ba, m'),
        lambda: guard('{} {}= {}'.format(d.pick(['i', 'f', 's', 'l', 'm', 'u', 'q', 'y', 'ba', 'l[0]', 'm["a"]']), d.pick(['+', '-', '*', '//', '%', '|', '&', '^', '/', '@', '**', '<<', '>>']),
                                         d.pick([literal(d, 'small'), literal(d), literal(d, d.pick(['list', 'set', 'dict', 'bytes', 'str']))])), 'i if abs(i) < 10**300 else 0, f, s[:99], l[:99], m, u, q[:99], y[:99], ba[:99]')
                + '\ni = {}; s = s[:20]; l = list(l)[:9]; q = q[:9]; y = y[:20]; ba = ba[:20]'.format(literal(d, 'int')),
        lambda: guard('{} = {}'.format(d.pick(['i, *l', '*l, j', 'i, j', '(i, j), *l', 'i, (j, *l)']), expression(d, d.pick(['list', 'tuple', 'str', 'range', 'any']), names, 1)), 'i, j, l'),
        lambda: 't(l.sort{})'.format(d.pick(['', ', 1'])),
        lambda: 't(lambda: l.sort({}))'.format(d.pick(['key=str', 'key=len', 'reverse=True', 'key=lambda v: l.append(1)', 'key=None, reverse=1', 'lambda a: a', 'key=repr, reverse=0'])),
        lambda: 't(lambda: m.{}({}))'.format(d.pick(['pop', 'update', 'setdefault', 'get', 'fromkeys', 'popitem', '__delitem__', '__contains__', '__or__', '__eq__']), d.pick(['', literal(d), literal(d) + ', ' + literal(d)])) + '\np(m)',
        lambda: 't(lambda: u.{}({}))'.format(d.pick(['add', 'pop', 'update', 'discard', 'remove', 'difference_update', 'symmetric_difference', '__contains__', 'isdisjoint', '__sub__', 'intersection']),
                                              d.pick(['', literal(d), literal(d, 'set'), literal(d, 'list'), literal(d, 'set') + ', ' + literal(d, 'tuple')])) + '\np(len(u))',
        lambda: 't(lambda: ba.{}({}))'.format(d.pick(['append', 'extend', 'insert', 'pop', 'remove', 'reverse', 'clear', 'find', 'replace', 'translate', 'join', 'hex', '__contains__']),
                                               d.pick(['', literal(d, 'small'), literal(d), literal(d, 'bytes'), '0, 65', literal(d, 'bytes') + ', ' + literal(d, 'bytes')])) + '\np(ba)',
        lambda: 'l = {}; x = iter(l)\nfor v in x:\n    if len(l) < 9: {}\n    p(v)'.format(literal(d, 'list'), d.pick(['l.append(1)', 'l.insert(0, 5)', 'del l[0]', 'l.clear()', 'l.pop()', 'l[:] = [7, 8]', 'l.reverse()'])),
        lambda: 'm2 = {}\ntry:\n    for v in m2{}:\n        p(v)\n        {}\nexcept Exception as e: p(type(e).__name__, e)'.format(
            literal(d, 'dict'), d.pick(['', '.keys()', '.items()', '.values()']), d.pick(['m2[5] = 1', 'm2.pop(v, 0) if not isinstance(v, dict) else 0', 'm2.clear()', "m2['a'] = 3", 'm2.update(m2)', 'm2.popitem()'])),
    ])()
