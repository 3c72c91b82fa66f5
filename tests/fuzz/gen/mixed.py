# mixed.py -- many small literals against many operators: what any two kinds have to say to each other.

from gen.values import literal, expression, LITERALS

KINDS = list(LITERALS)


def program(d):
    out = []
    for _ in range(d.between(20, 50)):
        a, b = literal(d, d.pick(KINDS)), literal(d, d.pick(KINDS))
        out.append(d.pick([
            't(lambda: ({}) {} ({}))'.format(a, d.pick(['+', '-', '*', '/', '//', '%', '@', '&', '|', '^', '<', '<=', '==', '!=', '>', '>=', 'in', 'is not', 'not in']), b),
            't(lambda: ({}) {} {})'.format(a, d.pick(['**', '<<', '>>', '*']), literal(d, 'small')),
            't(lambda: divmod({}, {}))'.format(a, b),
            't(lambda: ({})[{}])'.format(a, b),
            't(lambda: ({})[{}:])'.format(a, b),
            't(lambda: [{}, {}])'.format(a, b),
            't(lambda: {{{}: {}}})'.format(a, b),
            't(lambda: {}({}, {}))'.format(d.pick(['max', 'min', 'isinstance', 'zip', 'map', 'getattr', 'setattr', 'range', 'slice', 'pow', 'round', 'int', 'str', 'bytes', 'complex', 'sum', 'enumerate',
                                                   'iter', 'format', 'issubclass', 'print', 'filter', 'sorted', 'type', 'dict', 'set', 'reversed', 'float', 'list', 'compile']), a, b)
            if 'range(5, 0' not in a else 't(lambda: {})'.format(a),
            't(lambda: {}({}))'.format(d.pick(['len', 'abs', 'int', 'float', 'complex', 'str', 'repr', 'ascii', 'list', 'tuple', 'set', 'dict', 'bytes', 'bool', 'iter', 'next', 'sorted', 'sum',
                                               'max', 'hex', 'oct', 'bin', 'chr', 'ord', 'round', 'type', 'callable', 'any', 'all', 'vars', 'reversed', 'range', 'slice', 'frozenset', 'bytearray',
                                               'enumerate', 'zip', 'eval', 'property', 'classmethod', 'BaseException', 'OSError', 'KeyError', 'SystemExit', 'memoryview', 'super', 'type(None)']), a),
            't(lambda: {}({}))'.format(d.pick(['-', '+', '~', 'not ']), a),
            't(lambda: "{}" % {})'.format(d.pick(['%s', '%r', '%d', '%x', '%5.2f', '%c', '%i', '%a', '%e', '%(a)s', '%s%s', '%%', '%g', '%o', '%-8s|', '%+d', '%#x', '%.3s', '%05d', '%*d', '%z', '%']), a),
            't(lambda: format({}, "{}"))'.format(a, d.pick(['', 's', 'd', 'x', '>8', '^8', '.2f', '+', '08.3f', ',', '_', 'e', 'g', '%', 'n', 'c', '#x', '=+8', '*<7', '.3', ' ', 'z', '1.1', '#b', 'q'])),
            't(lambda: ({}).{})'.format(a, d.pick(['real', '__class__', '__len__()', '__iter__()', '__index__()', 'x', '__name__', '__getitem__(0)', '__add__({})'.format(b), '__eq__({})'.format(b),
                                                    '__lt__({})'.format(b), '__radd__({})'.format(b), '__mul__({})'.format(b), '__contains__({})'.format(b), '__bool__()', '__neg__()', '__float__()',
                                                    '__format__({})'.format(b), '__mod__({})'.format(b), '__pow__({})'.format(b), '__rsub__({})'.format(b)])),
            'try:\n    {} = {}\nexcept Exception as e: p(type(e).__name__, e)'.format(d.pick(['x, y', 'x, *y', '(x, y), z', '[x]', 'x, y, z']), a),
            'try:\n    for x in {}: p(x)\nexcept Exception as e: p(type(e).__name__, e)'.format(a),
            'try:\n    x = {}; x {}= {}\nexcept Exception as e: p(type(e).__name__, e)\nelse: p(repr(x)[:500])'.format(a, d.pick(['+', '-', '*', '|', '&', '/', '%']), b),
            'try:\n    x = {}; x[{}] = 1\nexcept Exception as e: p(type(e).__name__, e)\nelse: p(x)'.format(a, b),
            'try:\n    x = {}; del x[{}]\nexcept Exception as e: p(type(e).__name__, e)\nelse: p(x)'.format(a, b),
            'try:\n    raise {}\nexcept BaseException as e: p(type(e).__name__, e)'.format(a),
            'try:\n    with {}: pass\nexcept BaseException as e: p(type(e).__name__, e)'.format(a),
            't(lambda: (lambda *a, **k: (a, k))(*{}))'.format(a),
            't(lambda: (lambda *a, **k: (a, k))(**{}))'.format(a),
            't(lambda: [*{}, *{}])'.format(a, b), 't(lambda: {{**{}, **{}}})'.format(a, b), 't(lambda: {{*{}}})'.format(a),
        ]))
    lines = '\n'.join(out).split('\n')
    if d.chance(30):
        lines += ['({}) {} ({})'.format(literal(d, d.pick(KINDS)), d.pick(['+', '*', '@', '<', '-']), literal(d, d.pick(KINDS)))]
    return lines
