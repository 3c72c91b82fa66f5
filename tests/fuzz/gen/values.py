# values.py -- literals of every kind, and expressions that mean to have a kind.
#
# expression(d, kind, names, depth) gives the text of an expression. It usually has the kind that was asked
# for; now and then it has another one on purpose, so that errors are met. `names` maps kinds to variables.

LITERALS = {
    'int': ['0', '1', '-1', '2', '3', '-3', '7', '-7', '10', '255', '256', '-6', '1000', '2**31', '2**53 + 1',
            '2**63 - 1', '2**63', '-2**63', '-2**63 - 1', '2**64', '10**20', '-10**30', '3**50', '0xff', '0b101',
            '1_000', '4611686018427387904', '-4611686018427387905'],
    'small': ['0', '1', '2', '3', '4', '5', '-1', '-2', '-3', '8'],
    'float': ['0.0', '-0.0', '1.5', '-2.5', '0.1', '1e16', '1e-5', '1e22', '1e300', '5e-324', '1/3', '3.5', '2.5',
              '123456.789', "float('inf')", "-float('inf')", "float('nan')", '1e15', '99999.5', '2.0**53', '1e-7',
              '0.5', '100.0', '-1234.5678', '1.7976931348623157e308'],
    'complex': ['0j', '1j', '-1j', '2.5j', '(1+2j)', '(-0.5-3j)', 'complex(0.0, -0.0)', '1e20j', '(3-0j)',
                "complex('inf')", "complex(1, float('nan'))"],
    'bool': ['True', 'False'],
    'str': ["''", "'a'", "'abc'", "'Hello World'", "'hello world'", "'aXbXc'", "'a,b,,c'", "'  pad\\t'", "'123'",
            "'-4.5e3'", "'x'", "'ABC'", "'stra\\xdfe'", "'\\u0130i'", "'\\U0001f600z'", "'a\\nb\\r\\nc'", "'it\\'s'",
            "'\"q\"'", "'\\x00\\x1f'", "'\\ud800'", "'\\u01c6\\u0149'", "'\\u0661\\u0662'", "'aaa'", "'abcabc'",
            "'%d %s'", "'{} {}'", "'0x1F'", "'1_000'", "'title case'", "'_name1'", "'\\xe9t\\xe9'", "'caf\\u0301'",
            "'\\u03a3\\u03c3\\u03c2'", "'tab\\tbed'", "'None'", "'\\\\'"],
    'bytes': ["b''", "b'a'", "b'abc'", "b'Hello World'", "b'\\x00\\xff'", "b'a,b,,c'", "b'  pad '", "b'123'",
              "b'aXbXc'", "b'\\n\\t\\\\'", "b\"it's\"", "b'abcabc'", "bytes(3)", "bytes(range(5))"],
    'bytearray': ["bytearray()", "bytearray(b'abc')", "bytearray(b'Hello')", "bytearray(2)", "bytearray(b'\\xff,')"],
    'list': ['[]', '[1]', '[1, 2, 3]', '[3, 1, 2]', "['b', 'a']", '[[1], [2, 3]]', '[None]', '[True, 2]', '[1.5, 2, True]',
             'list(range(6))', '[0, 0.0, False]', "[1, 'a']", '[(1, 2), (3, 4)]'],
    'tuple': ['()', '(1,)', '(1, 2, 3)', "('a', 'b')", '((1, 2), (3,))', '(None,)', '(1.0, 2j)', "(3, 'x', [])"],
    'dict': ['{}', "{'a': 1}", "{'a': 1, 'b': 2}", '{1: 2, 3: 4}', "{1: 'x', 1.0: 'y', True: 'z'}",
             "{'k': [1], (1, 2): None}", 'dict(x=1, y=2)', "{None: 0, 'b': {}}", "dict([(3, 4), ('p', 'q')])"],
    'set': ['set()', '{1}', '{1, 2, 3}', '{3, 10, 5}', '{0, False, 1.5}', '{(1, 2), 0}', 'set(range(10, 20, 3))',
            '{-1, -2, 64, 128}'],
    'frozenset': ['frozenset()', 'frozenset({1, 2})', 'frozenset([5, 3, 1])', "frozenset('a')"],
    'range': ['range(0)', 'range(3)', 'range(1, 10, 3)', 'range(5, 0, -2)', 'range(2**64, 2**64 + 5)',
              'range(-3, 3)', 'range(0, 1, 5)'],
    'slice': ['slice(None)', 'slice(1, 3)', 'slice(None, None, -1)', 'slice(-2, None)', 'slice(5, 1, -2)',
              'slice(None, None, 2)', 'slice(0, 0)', 'slice(1, 100)', 'slice(-100, 2)'],
    'none': ['None'],
    'other': ['...', 'NotImplemented', 'int', 'str', 'list', 'len', 'object', 'type', 'ValueError', 'print',
              "ValueError('v')", 'KeyError(1)', 'iter([1, 2])', '(x for x in [1])', 'zip([1], [2])', 'lambda: 1',
              'enumerate("ab")', 'map(int, "12")', 'reversed([1, 2])', '{1: 2}.keys()', '{1: 2}.items()', '[].append',
              'type(None)', 'OSError(2, "no", "f")', 'memoryview(b"ab")', 'list[int]', 'int | str', 'dict[str, int]'],
}
SEQUENCES = ['str', 'bytes', 'list', 'tuple', 'range', 'bytearray']
KINDS = ['int', 'int', 'float', 'bool', 'str', 'str', 'list', 'tuple', 'dict', 'set', 'bytes', 'small', 'none',
         'complex', 'frozenset', 'range', 'bytearray', 'slice', 'other']


def literal(d, kind=None):
    return d.pick(LITERALS[kind or d.pick(KINDS)])


def atom(d, kind, names):
    own = names.get(kind)
    if own and d.chance(60):
        return d.pick(own)
    return literal(d, kind)


def hashable(d, names, depth):
    return expression(d, d.pick(['int', 'str', 'float', 'small', 'bool', 'tuple', 'small', 'frozenset']), names, depth)


def comprehension(d, names, depth, element, opening, closing):
    variable = d.pick(['i', 'j', 'v'])
    inner = dict(names)
    inner['small'] = [variable]
    source = d.pick(['range({})'.format(d.between(0, 5)), expression(d, 'list', {}, 0), '(1, 2, 3)'])
    text = element(inner) + ' for ' + variable + ' in ' + source
    if d.chance(25):
        second = variable + '2'
        text += ' for ' + second + ' in range(' + d.pick(['2', '3', variable + ' if isinstance(' + variable + ', int) else 2']) + ')'
    if d.chance(40):
        text += ' if ' + expression(d, 'bool', inner, depth)
    return opening + text + closing


def int_expression(d, names, depth):
    e = lambda kind='int': expression(d, kind, names, depth)
    small = lambda: expression(d, 'small', names, min(depth, 1))
    return d.pick([
        lambda: '(' + e() + d.pick([' + ', ' - ', ' * ', ' // ', ' % ', ' & ', ' | ', ' ^ ']) + e() + ')',
        lambda: '(' + e() + d.pick([' << ', ' >> ']) + literal(d, 'small') + ')',
        lambda: '(' + e() + ' ** ' + d.pick(['0', '1', '2', '3', '-1', '5']) + ')',
        lambda: d.pick(['-', '+', '~']) + '(' + e() + ')',
        lambda: 'abs(' + e() + ')',
        lambda: 'int(' + e('float') + ')',
        lambda: 'int(' + e('str') + d.pick(['', ', 10', ', 16', ', 0', ', 36']) + ')',
        lambda: 'len(' + e(d.pick(SEQUENCES + ['dict', 'set'])) + ')',
        lambda: 'sum(' + e('list') + ')',
        lambda: d.pick(['max', 'min']) + '(' + e() + ', ' + e() + ')',
        lambda: 'divmod(' + e() + ', ' + e() + ')[' + d.pick(['0', '1', '-1']) + ']',
        lambda: 'pow(' + e() + ', ' + literal(d, 'small') + ', ' + e() + ')',
        lambda: 'round(' + e() + d.pick(['', ', -1', ', 2', ', -3', ', None']) + ')',
        lambda: 'round(' + e('float') + ')',
        lambda: e('list') + '[' + small() + ']',
        lambda: '(' + e() + ').' + d.pick(['bit_length()', 'bit_count()', 'real', 'imag', 'numerator', 'conjugate()',
                                             'as_integer_ratio()', '__index__()', '__neg__()']),
        lambda: e('str') + '.' + d.pick(['find', 'count', 'rfind', 'index']) + '(' + e('str') + ')',
        lambda: 'hash(' + e(d.pick(['int', 'float', 'tuple', 'bool', 'complex', 'str', 'frozenset'])) + ')',
        lambda: '(' + e() + ' if ' + e('bool') + ' else ' + e() + ')',
        lambda: '(' + e() + d.pick([' and ', ' or ']) + e() + ')',
        lambda: 'ord(' + e('str') + ')',
        lambda: "int.from_bytes(" + e('bytes') + ", " + d.pick(["'big'", "'little'", "'big', signed=True"]) + ')',
    ])()


def float_expression(d, names, depth):
    e = lambda kind='float': expression(d, kind, names, depth)
    return d.pick([
        lambda: '(' + e() + d.pick([' + ', ' - ', ' * ', ' / ', ' // ', ' % ']) + e(d.pick(['float', 'int'])) + ')',
        lambda: '(' + e('int') + ' / ' + e('int') + ')',
        lambda: '(' + e() + ' ** ' + d.pick(['2', '0.5', '-1', '0', '3.0', '-2.5']) + ')',
        lambda: '-' + e(),
        lambda: 'abs(' + e('float') + ')',
        lambda: 'float(' + e(d.pick(['str', 'int', 'bool'])) + ')',
        lambda: 'round(' + e() + ', ' + literal(d, 'small') + ')',
        lambda: 'divmod(' + e() + ', ' + e() + ')',
        lambda: '(' + e() + ').' + d.pick(['is_integer()', 'hex()', 'as_integer_ratio()', 'conjugate()', 'imag']),
        lambda: 'sum([' + e() + ', ' + e() + ', ' + e('int') + '])',
        lambda: d.pick(['max', 'min']) + '(' + e() + ', ' + e('int') + ')',
        lambda: 'float.fromhex((' + e() + ').hex())',
    ])()


def bool_expression(d, names, depth):
    e = lambda kind: expression(d, kind, names, depth)
    comparison = [' < ', ' <= ', ' == ', ' != ', ' > ', ' >= ']
    return d.pick([
        lambda: '(' + e(d.pick(['int', 'float'])) + d.pick(comparison) + e(d.pick(['int', 'float'])) + ')',
        lambda: '(' + e('int') + d.pick(comparison) + e('int') + d.pick(comparison) + e('float') + ')',
        lambda: '(' + e('str') + d.pick(comparison + [' in ', ' not in ']) + e('str') + ')',
        lambda: '(' + e('list') + d.pick(comparison) + e('list') + ')',
        lambda: '(' + e('set') + d.pick(comparison) + e('set') + ')',
        lambda: '(' + literal(d) + d.pick(comparison) + literal(d) + ')',
        lambda: '(' + literal(d) + d.pick([' in ', ' not in ']) + e(d.pick(['list', 'tuple', 'dict', 'set', 'range'])) + ')',
        lambda: '(not ' + e(d.pick(KINDS)) + ')',
        lambda: '(' + e('bool') + d.pick([' and ', ' or ', ' is ', ' is not ', ' ^ ', ' & ', ' == ']) + e('bool') + ')',
        lambda: 'isinstance(' + e(d.pick(KINDS)) + ', ' + d.pick(['int', 'str', '(int, float)', 'object', 'int | str', 'list']) + ')',
        lambda: 'bool(' + e(d.pick(KINDS)) + ')',
        lambda: d.pick(['any', 'all']) + '(' + e(d.pick(['list', 'tuple'])) + ')',
        lambda: e('str') + '.' + d.pick(['isalpha()', 'isdigit()', 'isspace()', 'isupper()', 'islower()', 'istitle()',
                                           'isidentifier()', 'isnumeric()', 'isdecimal()', 'isprintable()', 'isalnum()',
                                           'isascii()']),
        lambda: e('str') + '.' + d.pick(['startswith', 'endswith']) + '(' + d.pick([e('str'), '(' + e('str') + ', ' + e('str') + ')']) + ')',
        lambda: e('set') + '.' + d.pick(['issubset', 'issuperset', 'isdisjoint']) + '(' + e(d.pick(['list', 'set', 'tuple'])) + ')',
    ])()


def str_expression(d, names, depth):
    e = lambda kind='str': expression(d, kind, names, depth)
    n = lambda: literal(d, 'small')
    return d.pick([
        lambda: '(' + e() + ' + ' + e() + ')',
        lambda: '(' + e() + ' * ' + n() + ')',
        lambda: e() + '[' + n() + ']',
        lambda: e() + '[' + slice_text(d) + ']',
        lambda: e() + '.' + d.pick(['upper()', 'lower()', 'title()', 'swapcase()', 'capitalize()', 'casefold()', 'strip()',
                                      'lstrip()', 'rstrip()', 'expandtabs()', 'expandtabs(3)', 'splitlines()', 'split()',
                                      'splitlines(True)', 'rsplit()', 'encode()', "encode('latin-1', 'replace')",
                                      "encode('ascii', 'backslashreplace')", "encode('utf-16-le', 'surrogatepass')"]),
        lambda: e() + '.' + d.pick(['center', 'ljust', 'rjust']) + '(' + d.pick(['0', '5', '12', '-1']) + d.pick(['', ", '*'", ", '\\u20ac'"]) + ')',
        lambda: e() + '.zfill(' + d.pick(['0', '3', '8']) + ')',
        lambda: e() + '.replace(' + e() + ', ' + e() + d.pick(['', ', 1', ', 0', ', -1']) + ')',
        lambda: e() + '.' + d.pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix']) + '(' + e() + ')',
        lambda: e() + '.' + d.pick(['split', 'rsplit']) + '(' + d.pick(["','", "'X'", 'None', "' '", "'ab'", e()]) + d.pick(['', ', 1', ', 2', ', maxsplit=0']) + ')',
        lambda: e() + '.' + d.pick(['partition', 'rpartition']) + '(' + d.pick(["','", "'X'", e()]) + ')',
        lambda: d.pick(["','", "''", e()]) + '.join(' + d.pick(['map(str, ' + e('list') + ')', e('list'), e('tuple'), e()]) + ')',
        lambda: d.pick(['str', 'repr', 'ascii']) + '(' + e(d.pick(KINDS)) + ')',
        lambda: d.pick(['hex', 'oct', 'bin']) + '(' + e('int') + ')',
        lambda: 'chr(' + d.pick(['65', '0x1f600', '0', '0x110000', '-1', e('int')]) + ')',
        lambda: e() + '.translate({' + d.pick(["97: 'ZZ'", "97: None", "98: 99, 97: ''", '120: 0x41']) + '})',
        lambda: 'str.maketrans(' + e() + ', ' + e() + ')',
        lambda: e('bytes') + '.' + d.pick(["decode()", "decode('latin-1')", "decode('ascii', 'replace')", 'hex()', "hex(':')", "hex('-', 2)"]),
        lambda: "f'{" + e(d.pick(KINDS)).replace("'", '"').replace('\\', '') .replace('{', '(').replace('}', ')').replace('!', '') + "}'",
    ])()


def slice_text(d):
    part = lambda: d.pick(['', '', '0', '1', '2', '-1', '-2', '3', '10', '-10', 'None'])
    return part() + ':' + part() + d.pick(['', '', ':', ':2', ':-1', ':-2', ':3', ':1'])


def bytes_expression(d, names, depth):
    e = lambda kind='bytes': expression(d, kind, names, depth)
    return d.pick([
        lambda: '(' + e() + ' + ' + e(d.pick(['bytes', 'bytearray'])) + ')',
        lambda: '(' + e() + ' * ' + literal(d, 'small') + ')',
        lambda: e() + '[' + slice_text(d) + ']',
        lambda: e() + '[' + literal(d, 'small') + ']',
        lambda: e() + '.' + d.pick(['upper()', 'lower()', 'title()', 'swapcase()', 'strip()', 'split()', 'splitlines()', 'isalpha()',
                                      'capitalize()', 'expandtabs()', 'isspace()', 'isdigit()', 'istitle()', 'decode()', 'hex()']),
        lambda: e() + '.' + d.pick(['replace', 'translate']) + '(' + e() + ', ' + e() + ')',
        lambda: e() + '.' + d.pick(['split', 'partition', 'rpartition', 'find', 'count', 'index', 'startswith', 'strip', 'join',
                                      'removeprefix', 'rfind', 'endswith']) + '(' + d.pick([e(), "b','", "b'a'", '97', e('tuple')]) + ')',
        lambda: 'bytes(' + e(d.pick(['list', 'tuple', 'range', 'small', 'bytes', 'str'])) + ')',
        lambda: e('str') + ".encode('utf-8')",
        lambda: '(' + e('int') + ').to_bytes(' + d.pick(['1', '4', '8', '16']) + ", '" + d.pick(['big', 'little']) + "'" + d.pick(['', ', signed=True']) + ')',
        lambda: "bytes.fromhex(" + d.pick(["'00ff'", "'a b'", "'0 1'", "'zz'", e('str')]) + ')',
        lambda: '(' + e() + ' % ' + d.pick(['(1, 2)', "b'x'", '(3,)', e('tuple')]) + ')',
        lambda: '(' + e() + d.pick([' < ', ' == ', ' in ']) + e() + ')',
    ])()


def list_expression(d, names, depth):
    e = lambda kind='list': expression(d, kind, names, depth)
    any_one = lambda: expression(d, d.pick(KINDS[:12]), names, depth)
    return d.pick([
        lambda: '[' + ', '.join(any_one() for _ in range(d.below(4))) + ']',
        lambda: '[' + ', '.join(d.pick(['', '*']) + e() for _ in range(d.below(3))) + ']',
        lambda: '(' + e() + ' + ' + e() + ')',
        lambda: '(' + e() + ' * ' + literal(d, 'small') + ')',
        lambda: e() + '[' + slice_text(d) + ']',
        lambda: 'sorted(' + e() + d.pick(['', ', reverse=True', ', key=str', ', key=lambda v: -v', ', key=repr, reverse=True']) + ')',
        lambda: 'list(' + e(d.pick(['tuple', 'range', 'str', 'dict', 'set', 'bytes', 'frozenset'])) + ')',
        lambda: 'list(' + d.pick(['map(str, ', 'enumerate(', 'reversed(', 'filter(None, ', 'iter(']) + e() + '))',
        lambda: 'list(zip(' + e() + ', ' + e(d.pick(['list', 'str', 'range'])) + d.pick(['', ', strict=True', ', [1]']) + '))',
        lambda: comprehension(d, names, depth, lambda inner: expression(d, d.pick(['int', 'small', 'str', 'list']), inner, depth), '[', ']'),
        lambda: 'list(' + comprehension(d, names, depth, lambda inner: expression(d, d.pick(['int', 'small', 'tuple']), inner, depth), '(', ')') + ')',
        lambda: e('dict') + d.pick(['.keys()', '.values()', '.items()']),
        lambda: e('list') + '.' + d.pick(['count', 'index', 'append', 'remove', '__contains__', 'extend', 'pop']) + '(' + any_one() + ')',
        lambda: '(lambda l: (l.' + d.pick(['sort()', 'reverse()', 'pop()', 'pop(0)', 'insert(1, 9)', 'clear()', 'copy()']) + ', l))(' + e() + ')',
    ])()


def tuple_expression(d, names, depth):
    e = lambda kind='tuple': expression(d, kind, names, depth)
    any_one = lambda: expression(d, d.pick(KINDS[:12]), names, depth)
    return d.pick([
        lambda: '(' + ''.join(any_one() + ', ' for _ in range(d.below(4))) + ')',
        lambda: '(*' + e('list') + ', ' + any_one() + ')',
        lambda: '(' + e() + ' + ' + e() + ')',
        lambda: '(' + e() + ' * ' + literal(d, 'small') + ')',
        lambda: e() + '[' + slice_text(d) + ']',
        lambda: 'tuple(' + e(d.pick(['list', 'range', 'str', 'dict', 'set', 'bytes'])) + ')',
        lambda: e('slice') + '.indices(' + d.pick(['0', '5', '10', '-1']) + ')',
        lambda: e() + '.' + d.pick(['count', 'index']) + '(' + any_one() + ')',
    ])()


def dict_expression(d, names, depth):
    e = lambda kind='dict': expression(d, kind, names, depth)
    key = lambda: hashable(d, names, depth)
    any_one = lambda: expression(d, d.pick(KINDS[:12]), names, depth)
    return d.pick([
        lambda: '{' + ', '.join(key() + ': ' + any_one() for _ in range(d.below(4))) + '}',
        lambda: '{**' + e() + ', ' + key() + ': ' + any_one() + '}',
        lambda: '(' + e() + ' | ' + e() + ')',
        lambda: 'dict(' + d.pick(['', e(), e('list'), 'zip("ab", ' + e('list') + ')']) + ')',
        lambda: 'dict(**' + e() + ')',
        lambda: 'dict.fromkeys(' + e(d.pick(['list', 'str', 'range'])) + d.pick(['', ', 0']) + ')',
        lambda: comprehension(d, names, depth, lambda inner: expression(d, 'small', inner, depth) + ': ' + expression(d, 'int', inner, depth), '{', '}'),
        lambda: e() + '.' + d.pick(['get', 'pop', 'setdefault', '__getitem__', '__contains__']) + '(' + key() + d.pick(['', ', 0']) + ')',
        lambda: e() + '[' + key() + ']',
        lambda: '(lambda m: (m.' + d.pick(['popitem()', 'clear()', 'update(a=1)', "update([('z', 1)])", 'copy()', "pop('a')", 'update({1: 9})']) + ', m))(' + e() + ')',
        lambda: '(' + e() + d.pick(['.keys()', '.items()']) + d.pick([' & ', ' | ', ' - ', ' ^ ']) + e() + d.pick(['.keys()', '.items()', '']) + ')',
        lambda: 'list(reversed(' + e() + '))',
    ])()


def set_expression(d, names, depth):
    e = lambda kind='set': expression(d, kind, names, depth)
    key = lambda: hashable(d, names, depth)
    return d.pick([
        lambda: '{' + ', '.join(key() for _ in range(d.between(1, 4))) + '}',
        lambda: '(' + e() + d.pick([' | ', ' & ', ' - ', ' ^ ']) + e(d.pick(['set', 'frozenset'])) + ')',
        lambda: e() + '.' + d.pick(['union', 'intersection', 'difference', 'symmetric_difference']) + '(' + e(d.pick(['list', 'set', 'tuple', 'range'])) + ')',
        lambda: d.pick(['set', 'frozenset']) + '(' + e(d.pick(['list', 'range', 'str', 'tuple', 'dict'])) + ')',
        lambda: comprehension(d, names, depth, lambda inner: expression(d, d.pick(['int', 'small']), inner, depth), '{', '}'),
        lambda: '(lambda s: (s.' + d.pick(['add', 'discard', 'remove', 'update', 'difference_update', 'intersection_update', '__ior__',
                                          'symmetric_difference_update']) + '(' + d.pick([key(), e('list'), e()]) + '), s))(' + e() + ')',
    ])()


def any_expression(d, names, depth):
    e = lambda kind: expression(d, kind, names, depth)
    x = lambda: e(d.pick(KINDS))
    return d.pick([
        lambda: '(' + x() + d.pick([' + ', ' - ', ' * ', ' / ', ' // ', ' % ', ' @ ', ' & ', ' | ', ' ^ ', ' < ', ' == ', ' in ',
                                    ' and ', ' or ', ' >= ']) + x() + ')',
        lambda: d.pick(['-', '~', '+', 'not ']) + x(),
        lambda: x() + '[' + d.pick([x(), slice_text(d)]) + ']',
        lambda: d.pick(['len', 'iter', 'abs', 'int', 'float', 'str', 'list', 'tuple', 'set', 'sorted', 'sum', 'max', 'min', 'bool', 'repr',
                        'bytes', 'complex', 'ord', 'chr', 'hex', 'round', 'type', 'callable', 'reversed', 'dict', 'any', 'all',
                        'next', 'ascii', 'frozenset', 'range', 'slice', 'bin', 'bytearray', 'divmod', 'enumerate', 'memoryview']) + '(' + x() + ')',
        lambda: d.pick(['isinstance', 'divmod', 'pow', 'getattr', 'hasattr', 'format', 'map', 'filter', 'zip', 'issubclass', 'round', 'int',
                        'complex', 'str', 'sum', 'max', 'range', 'iter', 'next', 'delattr', 'print', 'type', 'bytes']) + '(' + x() + ', ' + literal(d) + ')',
        lambda: x() + '()',
        lambda: x() + '.' + d.pick(['real', 'foo', 'append', '__class__', '__len__()', 'keys()', 'index(1)', 'imag', 'start', 'args', 'copy()',
                                    '__iter__()', '__name__', '__bool__()', '__str__()', 'join([])', 'pop()', 'format(1)']),
        lambda: '[*' + x() + ']',
        lambda: '{**' + x() + '}',
        lambda: '(lambda *a, **k: (a, k))(*' + x() + ', **' + e('dict') + ')',
        lambda: '(' + x() + ' if ' + x() + ' else ' + x() + ')',
        lambda: '(' + x() + d.pick([' << ', ' >> ', ' ** ']) + literal(d, 'small') + ')',
        lambda: '(w := ' + x() + ')',
    ])()


MAKERS = {'int': int_expression, 'small': None, 'float': float_expression, 'bool': bool_expression, 'str': str_expression,
          'bytes': bytes_expression, 'list': list_expression, 'tuple': tuple_expression, 'dict': dict_expression,
          'set': set_expression, 'any': any_expression}


def expression(d, kind, names, depth):
    """The text of an expression of this kind, usually, in which `names` may appear."""
    if kind != 'any' and d.chance(6):
        kind = d.pick(KINDS)
    maker = MAKERS.get(kind)
    if depth <= 0 or maker is None or d.chance(15):
        return atom(d, kind if kind != 'any' else d.pick(KINDS), names)
    return maker(d, names, depth - 1)
