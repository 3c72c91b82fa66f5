# api.py -- every method of the built-in types and every built-in function, with arguments good and bad.

from gen.values import literal, expression, LITERALS

METHODS = {
    'int': 'as_integer_ratio bit_count bit_length conjugate from_bytes to_bytes __round__ __floor__ __trunc__ __lshift__',
    'float': 'as_integer_ratio conjugate fromhex hex is_integer __round__ __floor__ __ceil__ __trunc__ __int__',
    'complex': 'conjugate __complex__',
    'str': 'capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric '
           'isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split '
           'splitlines startswith strip swapcase title translate upper zfill __getitem__ __contains__ __mul__ __mod__',
    'bytes': 'capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip '
             'maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill '
             '__getitem__ __contains__ __mul__ __mod__ __add__',
    'bytearray': 'append capitalize center clear copy count decode endswith expandtabs extend find fromhex hex index insert isalnum join ljust lower lstrip partition pop remove '
                 'removeprefix replace reverse rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill __setitem__ __delitem__ '
                 '__iadd__ __imul__ __alloc__',
    'list': 'append clear copy count extend index insert pop remove reverse sort __getitem__ __setitem__ __delitem__ __contains__ __iadd__ __imul__ __add__ __mul__ __lt__ __reversed__ __len__',
    'tuple': 'count index __getitem__ __contains__ __add__ __mul__ __lt__ __hash__',
    'dict': 'clear copy fromkeys get items keys pop popitem setdefault update values __getitem__ __setitem__ __delitem__ __contains__ __or__ __ior__ __ror__ __reversed__ __eq__',
    'set': 'add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference '
           'symmetric_difference_update union update __and__ __ior__ __sub__ __xor__ __rsub__ __contains__ __lt__',
    'frozenset': 'copy difference intersection isdisjoint issubset issuperset symmetric_difference union __and__ __or__ __sub__ __contains__',
    'range': 'count index __getitem__ __contains__ __reversed__ __len__ __eq__ __hash__',
    'slice': 'indices __eq__ __lt__',
    'bool': 'bit_length conjugate to_bytes __and__ __xor__ __invert__',
    'none': '__bool__ __eq__ __class__ x',
    'other': '__class__ __name__ __next__ __call__ __eq__ args with_traceback add_note send close throw __init__ __iter__ __length_hint__ mapping isdisjoint tolist cast __args__ __origin__',
}
KEYWORDS = ['sep', 'maxsplit', 'key', 'reverse', 'encoding', 'errors', 'keepends', 'tabsize', 'signed', 'byteorder', 'x', 'default', 'start', 'end', 'base', 'length', 'iterable',
            'object', 'real', 'imag', 'strict', 'ndigits', 'source', 'exp', 'mod', 'bytes_per_sep', 'old', 'new', 'count', 'self']
FUNCTIONS = ['abs', 'aiter', 'all', 'anext', 'any', 'ascii', 'bin', 'bool', 'bytearray', 'bytes', 'callable', 'chr', 'classmethod', 'compile', 'complex', 'delattr', 'dict', 'divmod',
             'enumerate', 'eval', 'exec', 'filter', 'float', 'format', 'frozenset', 'getattr', 'hasattr', 'hash', 'hex', 'int', 'isinstance', 'issubclass', 'iter', 'len', 'list',
             'map', 'max', 'memoryview', 'min', 'next', 'object', 'oct', 'ord', 'pow', 'print', 'property', 'range', 'repr', 'reversed', 'round', 'set', 'setattr', 'slice', 'sorted',
             'staticmethod', 'str', 'sum', 'super', 'tuple', 'type', 'vars', 'zip', 'Exception', 'OSError', 'KeyError', 'StopIteration', 'ImportError', 'UnicodeDecodeError',
             'UnicodeEncodeError', 'SyntaxError', 'AttributeError', 'NameError', 'ExceptionGroup', 'BaseExceptionGroup', 'SystemExit', 'UnicodeTranslateError', '__build_class__',
             '__import__', 'globals', 'locals', 'dir', 'open', 'input', 'id']
FUNCTIONS = [name for name in FUNCTIONS if name not in ('open', 'input', 'id', 'dir', 'globals', 'locals')]
KINDS = [kind for kind in LITERALS]


def arguments(d, kind):
    """Up to four arguments: plain ones mostly of the method's own kind, at times keywords and stars."""
    parts = []
    for _ in range(d.pick([0, 1, 1, 1, 2, 2, 3, 4])):
        parts.append(literal(d, d.pick([kind, kind, 'small', 'str', 'list', d.pick(KINDS)])))
    if d.chance(12):
        parts.append('{}={}'.format(d.pick(KEYWORDS), literal(d, d.pick(['small', 'str', 'bool', 'none', kind]))))
    if d.chance(3):
        parts.append(d.pick(['*[1]', '**{"x": 1}', '*()', '**{}', '*5']))
    return ', '.join(parts)


def program(d):
    out = []
    for _ in range(d.between(25, 60)):
        if d.chance(25):
            out.append('t(lambda: {}({}))'.format(d.pick(FUNCTIONS), arguments(d, d.pick(KINDS))))
            continue
        kind = d.pick(list(METHODS))
        name = d.pick(METHODS[kind].split())
        receiver = d.pick([literal(d, kind)] * 5 + [kind]) if kind not in ('none', 'other') else literal(d, kind)
        if kind in ('list', 'dict', 'set', 'bytearray') and d.chance(50):
            out.append('x = ' + literal(d, kind))
            out.append('t(lambda: x.{}({}))'.format(name, arguments(d, kind)))
            out.append('p(x)')
        else:
            out.append('t(lambda: ({}).{}({}))'.format(receiver, name, arguments(d, kind)))
        if d.chance(10):
            out.append('t(lambda: ({}).{})'.format(receiver, name))
    if d.chance(30):
        kind = d.pick(list(METHODS))
        out.append('({}).{}({})'.format(literal(d, kind), d.pick(METHODS[kind].split()), arguments(d, kind)))
    return out
