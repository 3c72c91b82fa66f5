# classes.py -- hierarchies with special methods, descriptors, slots, metaclasses; and objects put to use.

from gen.values import expression, literal, KINDS

# name, parameters after self; the body logs the call and answers with something likely
UNARY = ['neg', 'pos', 'invert', 'abs', 'int', 'float', 'complex', 'index', 'bool', 'len', 'hash', 'iter', 'next', 'repr', 'str', 'bytes',
         'length_hint', 'trunc', 'floor', 'ceil', 'reversed', 'enter', 'dir', 'copy']
BINARY = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'matmul', 'and', 'or', 'xor', 'lshift', 'rshift', 'divmod', 'pow']
COMPARE = ['eq', 'ne', 'lt', 'le', 'gt', 'ge']
ITEMS = ['getitem', 'delitem', 'contains', 'missing', 'getattr', 'delattr', 'format', 'round', 'instancecheck', 'subclasscheck', 'class_getitem',
         'getattribute']

ANSWERS = {
    'index': ['3', '1', 'True', "'x'", '-1', '2**70'], 'int': ['7', 'True', '1.5', "'x'"], 'float': ['2.5', '3', 'None'], 'complex': ['2j', '1'],
    'bool': ['True', 'False', '1', 'None'], 'len': ['3', '0', '-1', "'x'", '2**70', '1.0', 'True'], 'hash': ['42', '-1', '2**64', "'h'", '-2', 'True'],
    'iter': ['iter([1, 2, 3])', 'self', '[1]', '(v for v in "ab")', 'range(3)'], 'next': ['1', 'stop()'], 'repr': ["'R'", "'<%s>' % type(self).__name__", '5', "'\\xe9'"],
    'str': ["'S'", 'None', 'repr(self)'], 'bytes': ["b'B'", "'no'"], 'length_hint': ['2', '-1', 'NotImplemented', "'x'", '10**20'], 'reversed': ['iter([3, 2])', '7'],
    'contains': ['True', '0', '[1]', 'NotImplemented'], 'format': ["'F' + other", '5', "'F'"], 'dir': ["['b', 'a']", '5', "('z', 1)"],
    'instancecheck': ['True', 'False', '[]'], 'subclasscheck': ['True', 'False'], 'enter': ['self', '5'], 'round': ['9', 'other'],
    'getitem': ['other', 'items(other)', 'type(other).__name__', "boom(KeyError, other)", 'boom(IndexError)'],
    'getattr': ["other + '?'", 'boom(AttributeError, other)', '5', 'lambda *a: a', 'boom(AttributeError, "no " + other)'],
}
BASES = ['int', 'str', 'list', 'dict', 'tuple', 'float', 'set', 'Exception', 'bytes', 'frozenset', 'complex', 'type', 'bytearray', 'ValueError', 'KeyError',
         'property', 'OSError', 'BaseException', 'staticmethod', 'bool', 'range', 'slice', 'StopIteration', 'SystemExit', 'ImportError', 'super']

SUPPORT = '''\
def boom(kind=ValueError, *args): raise kind(*args)
def stop(): raise StopIteration('over')
def items(x): return (1, 2, 3)[x]
class Log:
    def __init__(self, n): self.n = n
    def __get__(self, obj, kind=None):
        p('get', self.n, obj is not None, kind and kind.__name__)
        return self.n if obj is not None else self
    def __repr__(self): return 'Log%d' % self.n
class LogSet(Log):
    def __set__(self, obj, value):
        p('set', self.n, value)
        vars(obj)['d'] = value
    def __delete__(self, obj): p('delete', self.n)
    def __set_name__(self, owner, name): p('named', owner.__name__, name)
def deco(n):
    p('deco', n)
    def wrap(f):
        p('wrap', n, getattr(f, '__name__', '?'))
        return f
    return wrap
def plain(x):
    return sorted(n for n in x if not n.startswith('__') or n in ('__slots__', '__dict__', '__weakref__', '__hash__', '__call__'))
'''.split('\n')[:-1]


def method(d, name):
    """The lines of one special method."""
    special = '__' + name + '__'
    answer = d.pick(ANSWERS.get(name, ['other', '7', 'NotImplemented', "'r'", 'self', '[1, other]', 'boom()']))
    if name in BINARY or name in COMPARE or name in ITEMS:
        parameters = 'self, other' + (', mod=None' if name == 'pow' else '') + (', more=0' if name == 'round' and False else '')
    elif name[1:] in BINARY and name[0] in 'ri':
        parameters = 'self, other'
    else:
        parameters = 'self'
        answer = answer.replace('other', '0')
    if name in ('instancecheck', 'subclasscheck', 'class_getitem'):
        parameters = 'cls, other'
        answer = answer.replace('self', 'cls')
    if name == 'round':
        parameters = 'self, other=None'
    if name in COMPARE:
        answer = d.pick(['True', 'False', 'NotImplemented', "'c'", '[]', 'boom()', 'self is other'])
    if name == 'getattribute':
        return ['    def __getattribute__(self, name):', "        if not name.startswith('_'): p('getattribute', name)",
                '        return ' + d.pick(['super().__getattribute__(name)', 'object.__getattribute__(self, name)', 'super().__getattribute__(name)'])]
    log = "p({!r}{})".format(special[2:-2], ', kindof(other)' if 'other' in parameters else '')
    return ['    def {}({}):'.format(special, parameters), '        ' + log, '        return ' + answer]


def attribute(d, name, class_name):
    """One ordinary member of a class body."""
    n = d.below(50)
    return d.pick([
        lambda: ['    {} = {}'.format(name, literal(d))],
        lambda: ['    {} = Log({})'.format(name, n)],
        lambda: ['    {} = LogSet({})'.format(name, n)],
        lambda: ['    def {}(self, *args): return {}, args'.format(name, n)],
        lambda: ['    @staticmethod', '    def {}(*args): return {}, args'.format(name, n)],
        lambda: ['    @classmethod', '    def {}(cls, *args): return cls.__name__, {}, len(args)'.format(name, n)],
        lambda: ['    @property', '    def {}(self): p("read", {}); return {}'.format(name, n, d.pick(['5', 'self._v', 'boom(AttributeError, "inner")', 'self.__class__.__name__'])),
                 ] + (['    @{}.setter'.format(name), '    def {}(self, value): p("write", value); self._v = value'.format(name)] if d.chance(50) else []) +
                 (['    @{}.deleter'.format(name), '    def {}(self): p("erase"); del self._v'.format(name)] if d.chance(30) else []),
        lambda: ['    def {}(self, *args):'.format(name), '        p({!r}, __class__.__name__)'.format(class_name),
                 '        return ' + d.pick(['super().{}(*args)', 'super().{}', 'super({}, self).{{}}()'.format(class_name), '[super().{} for _ in [1]]',
                                             '(lambda: super().{})()', 'super(type(self), self).{}(*args)']).format(name)],
        lambda: ['    {}: {} = {}'.format(name, d.pick(['int', 'str', "'later'", 'list[int]']), n)],
        lambda: ['    {}: {}'.format(name, d.pick(['int', 'float']))],
        lambda: ['    __{} = {}'.format(name, n), '    def {}(self): return self.__{}'.format(name, name)],
        lambda: ['    @deco({})'.format(n), '    @deco({})'.format(n + 1), '    def {}(self): return self'.format(name)],
        lambda: ['    class {}:'.format(name), '        x = {}'.format(n)],
        lambda: ['    for {} in range(3): pass'.format(name)],
        lambda: ['    {} = [i * {} for i in range(3)]'.format(name, n)],
        lambda: ['    {} = lambda self, *a: (a, {})'.format(name, n)],
        lambda: ['    def {}(self):'.format(name), '        yield {}'.format(n), '        yield from {}'.format(d.pick(['[1]', '"ab"', 'super().{}()'.format(name)]))],
        lambda: ['    {} = {}'.format(name, d.pick(['len', 'property(lambda self: 3)', 'classmethod(lambda c: c.__name__)', 'staticmethod(len)', 'print', 'None',
                                                   'property()', 'str.upper', 'classmethod(property(lambda c: 8))', 'abs']))],
    ])()


def init(d):
    return d.pick([
        ['    def __init__(self, *args, **kw): p("init", args, kw); self.v = args'],
        ['    def __init__(self, x=0): self.x = x; self.d = x'],
        ['    def __init__(self, *args): super().__init__(*args); self._v = 1'],
        ['    def __init__(self, *args): super().__init__()'],
        ['    def __init__(self): return 5'],
        ['    def __new__(cls, *args): p("new", cls.__name__, args); return super().__new__(cls)'],
        ['    def __new__(cls, *args): p("new", cls.__name__); return super().__new__(cls, *args)'],
        ['    def __new__(cls, *args): return 5'],
        ['    def __new__(cls, *args, **kw): self = object.__new__(cls); self.n = args; return self', '    def __init__(self, *args): p("init", args)'],
        ['    def __init_subclass__(cls, **kw): p("subclass", cls.__name__, kw); super().__init_subclass__()'],
        ['    def __init_subclass__(cls, tag=None): p("tag", cls.__name__, tag); cls.tag = tag'],
        ['    def __call__(self, *args, **kw): p("call", args, kw); return args'],
        ['    def __setattr__(self, name, value): p("setattr", name); ' + d.pick(['super().__setattr__(name, value)', 'object.__setattr__(self, name, value)', 'vars(self)[name] = value'])],
        ['    def __delattr__(self, name): p("delattr", name); super().__delattr__(name)'],
        ['    def __setitem__(self, key, value): p("setitem", key, value)'],
        ['    def __set_name__(self, owner, name): p("set_name", name)', '    def __get__(self, *a): return 77'],
        ['    def __exit__(self, *a): p("exit", a[0]); return True'],
        ['    def __prepare__(name, bases): return {}'],
        ['    __slots__ = ' + d.pick(["('a', 'b')", "'x'", '()', "['__dict__']", "('a', '__weakref__')", "('a', 'a')", "('_v', '__p')", "{'a': 'doc'}", "'1x'", '5', "('x', 'v', '_v', 'n', 'd')"])],
        ['    __hash__ = None'],
        ['    __eq__ = ' + d.pick(['None', 'object.__eq__', 'lambda s, o: True'])],
        ['    __match_args__ = ' + d.pick(["('x', 'v')", "('a',)", '5', "['a']", '()'])],
        ['    __iter__ = None'], ['    __contains__ = None'], ['    __bool__ = None'], ['    __class__ = int'], ['    __add__ = __radd__ = 5'],
        ['    __getattr__ = dict.get'], ['    __len__ = lambda self: 2'], ['    __getitem__ = lambda self, i: range(4)[i]'], ['    __call__ = len'],
        ['    __qualname__ = ' + d.pick(["'Q.name'", '5'])], ['    __module__ = "elsewhere"'], ['    __doc__ = "text"'], ['    "docstring"'],
    ])


def class_lines(d, name, bases, metas):
    keywords = []
    if metas and d.chance(40):
        keywords.append('metaclass=' + d.pick(metas))
    elif d.chance(3):
        keywords.append('metaclass=' + d.pick(['lambda n, b, d, **k: (n, len(b))', 'int', 'type', 'print']))
    if d.chance(8):
        keywords.append(d.pick(['tag=1', 'x=2', 'tag="t", y=3', '**{"tag": 4}']))
    head = '(' + ', '.join(bases + keywords) + ')' if bases or keywords else ''
    lines = ['class {}{}:'.format(name, head)]
    if d.chance(20):
        lines.insert(0, '@deco({})'.format(d.below(9)))
    for _ in range(d.below(4)):
        lines += attribute(d, d.pick(['m', 'x', 'v', 'd', 'n', 'a']), name)
    for _ in range(d.between(0, 2)):
        lines += init(d)
    binary = [x for x in BINARY] + ['r' + x for x in BINARY] + ['i' + x for x in BINARY if x != 'divmod']
    for _ in range(d.between(0, 5)):
        lines += method(d, d.pick([d.pick(UNARY), d.pick(UNARY), d.pick(binary), d.pick(binary), d.pick(COMPARE), d.pick(ITEMS)]))
    if d.chance(10):
        lines.append('    p({})'.format(d.pick(['__qualname__', '__module__', 'sorted(locals())', '__name__'])))
    if d.chance(4):
        lines.append('    del ' + d.pick(['m', 'x', '__module__']))
    lines.append('    z = {}'.format(d.below(9)))
    return lines


def meta_lines(d, name):
    lines = ['class {}(type):'.format(name)]
    parts = d.some([
        ['    def __new__(m, name, bases, space, **kw):', '        p("meta new", name, len(bases), kw, plain(space))', '        return super().__new__(m, name, bases, space)'],
        ['    def __init__(cls, name, bases, space, **kw):', '        p("meta init", name)', '        ' + d.pick(['super().__init__(name, bases, space)', 'cls.tagged = name', 'pass'])],
        ['    def __call__(cls, *args, **kw):', '        p("meta call", cls.__name__)', '        return super().__call__(*args, **kw)'],
        ['    @classmethod', '    def __prepare__(m, name, bases, **kw):', '        p("prepare", name)', '        return ' + d.pick(['{}', "{'v': 1}", 'Space()', '5', 'super().__prepare__(name, bases)'])],
        ['    def __getattr__(cls, name):', '        if name.startswith("_"): raise AttributeError(name)', '        return "meta " + name'],
        ['    def __instancecheck__(cls, x): p("check"); return True'],
        ['    def __repr__(cls): return "<" + cls.__name__ + ">"'],
        ['    def __getitem__(cls, i): return i'], ['    def __len__(cls): return 4'], ['    def __iter__(cls): return iter("it")'], ['    def __add__(a, b): return "added"'],
        ['    def mro(cls): p("mro"); return ' + d.pick(['super().mro()', 'super().mro()', '[cls, object]', 'type.mro(cls)', '[]', '[cls, 5]'])],
        ['    def __contains__(cls, x): return x == 1'], ['    def __bool__(cls): return False'], ['    x = property(lambda cls: "mx")'], ['    def m(cls): return "mm"'],
        ['    def __setattr__(cls, n, v): p("meta set", n); super().__setattr__(n, v)'], ['    def __eq__(a, b): return True'], ['    def __hash__(a): return 1'],
        ['    def __subclasses__(cls): return "subs"'], ['    def __or__(a, b): return "or"'], ['    def __dir__(cls): return ["q"]'],
    ], 6)
    for part in parts:
        lines += part
    return lines + ['    zz = 1']


def use(d, names, classes):
    """One expression or statement about the objects."""
    o, q = d.pick(names), d.pick(names)
    c = d.pick(classes)
    v = literal(d)
    op = d.pick(['+', '-', '*', '/', '//', '%', '@', '&', '|', '^', '<<', '>>', '**'])
    a = d.pick(['m', 'x', 'v', 'd', 'n', 'a', '_v', 'z', '__dict__', '__class__', 'tag', 'nope', '__name__', '__slots__', '__module__',
                '__mro__', '__bases__', '__qualname__', '__annotations__', '__self__', '__wrapped__', 'real', 'args', '__len__', '__weakref__', '__match_args__'])
    return d.pick([
        lambda: 't(lambda: {} {} {})'.format(o, op, d.pick([q, v])),
        lambda: 't(lambda: {} {} {})'.format(v, op, o),
        lambda: 't(lambda: {} {} {})'.format(o, d.pick(['<', '<=', '==', '!=', '>', '>=', 'in', 'is', 'not in']), d.pick([q, v])),
        lambda: 't(lambda: {} {} {})'.format(v, d.pick(['<', '<=', '==', '!=', '>', '>=', 'in']), o),
        lambda: 't(lambda: {}({}))'.format(d.pick(['len', 'iter', 'list', 'int', 'float', 'complex', 'bool', 'hash', 'str', 'repr', 'bytes', 'abs', 'round', 'dir', 'next', 'reversed',
                                                 'tuple', 'set', 'sorted', 'sum', 'max', 'any', 'hex', 'bin', 'chr', 'ord', 'vars', 'callable', 'type', 'format', 'range', 'dict',
                                                 'enumerate', 'ascii', 'bytearray', 'frozenset', '-', '~', '+', 'not ', 'iter', 'print', 'slice', 'id and str', 'divmod(7, 2) and str',
                                                 'memoryview', 'super', 'staticmethod', 'property', 'isinstance']), o),
        lambda: 't(lambda: {}.{})'.format(o, a),
        lambda: 't(lambda: {}.{}({}))'.format(o, d.pick(['m', 'x', 'v', 'n', 'a', 'd']), d.pick(['', v, q])),
        lambda: 't(lambda: {}.{})'.format(c, a),
        lambda: 't(lambda: {}.{}({}))'.format(c, d.pick(['m', 'x', 'v', 'n', 'mro', '__subclasses__']), d.pick(['', o, v])),
        lambda: 't(setattr, {}, {!r}, {})'.format(d.pick([o, o, c]), a if a not in ('__mro__', '__bases__', '__name__', '__hash__') else 'x', v),
        lambda: 't(setattr, {}, "__class__", {})'.format(o, d.pick([c, 'int', '5', 'type(' + q + ')'])),
        lambda: 't(setattr, {}, {!r}, {})'.format(c, d.pick(['__name__', '__bases__', '__add__', '__call__', '__len__', 'x', '__dict__', '__doc__', '__getattr__', '__iter__', '__eq__', '__qualname__']),
                                                d.pick(['lambda *a: 1', '5', "'N'", '(object,)', 'None', '({},)'.format(c), 'lambda self, *a: (len(a), 3)'])),
        lambda: 't(delattr, {}, {!r})'.format(d.pick([o, c]), a),
        lambda: 't(lambda: {}[{}])'.format(d.pick([o, o, c]), d.pick(['0', '1', "'k'", '-1', '1:2', '::-1', v, '1, 2', '...', ':'])),
        lambda: 't(lambda: {}({}))'.format(o, d.pick(['', '1', '1, k=2', '*[1, 2]', '**{"a": 1}'])),
        lambda: 't(lambda: {}({}))'.format(c, d.pick(['', '1', '1, k=2', '"ab"', '[1, 2]', '(1, 2), x=3', 'x=1'])),
        lambda: 't(lambda: f"{{{}:{}}}")'.format(o, d.pick(['', '>5', 'x', '!r', 'abc']) if d.chance(90) else '') if False else 't(lambda: format({}, {!r}))'.format(o, d.pick(['', '>5', 'x', 'abc'])),
        lambda: 't(lambda: "%s %r" % ({}, {}))'.format(o, q),
        lambda: 't(lambda: isinstance({}, {}))'.format(o, d.pick([c, 'int', '({}, str)'.format(c), q])),
        lambda: 't(lambda: issubclass({}, {}))'.format(d.pick([c, 'type(' + o + ')']), d.pick([c, 'object', d.pick(classes), o])),
        lambda: 't(lambda: [*{}])'.format(o),
        lambda: 't(lambda: (lambda *a, **k: (a, k))(**{}))'.format(o),
        lambda: 't(lambda: {{{}: 1}})'.format(o),
        lambda: 't(lambda: {}({}, {}))'.format(d.pick(['divmod', 'pow', 'getattr', 'hasattr', 'round', 'min', 'isinstance']), o, d.pick([q, v, "'x'"])),
        lambda: 't(lambda: pow({}, {}, {}))'.format(o, v, q),
        lambda: 't(lambda: "abc"[{}])'.format(o),
        lambda: 't(lambda: [1, 2, 3][{}:])'.format(o),
        lambda: 't(lambda: "ab" * {})'.format(o),
        lambda: 't(lambda: vars({}))'.format(o),
        lambda: 't(lambda: plain(dir({})))'.format(d.pick([o, c])),
        lambda: 't(lambda: [k.__name__ for k in {}.__mro__])'.format(c),
        lambda: 't(lambda: type({}).__name__)'.format(o),
        lambda: 't(lambda: super({}, {}).{})'.format(c, o, a),
        lambda: 't(lambda: object.{}({}{}))'.format(d.pick(['__repr__', '__init__', '__getattribute__', '__reduce_ex__' if False else '__eq__', '__init_subclass__', '__format__']), o, d.pick(['', ", 'x'"])),
        lambda: 't(lambda: {}.{}({}))'.format(d.pick(BASES[:9]), d.pick(['__repr__', '__add__', '__len__', '__getitem__', '__eq__', '__hash__', '__init__', '__new__']), d.pick([o, o + ', 1', c])),
        lambda: '\n'.join(['try:', '    with {} as w: p(w); boom(KeyError)'.format(o), 'except Exception as e: p(type(e).__name__, e)']),
        lambda: '\n'.join(['try:', '    for w in {}: p(w)'.format(o), 'except Exception as e: p(type(e).__name__, e)']),
        lambda: '\n'.join(['try:', '    {} {}= {}'.format(o, op, d.pick([q, v])), 'except Exception as e: p(type(e).__name__, e)', 'else: t(repr, {})'.format(o)]),
        lambda: '\n'.join(['try:', '    {}[{}] = {}'.format(o, d.pick(['0', "'k'", '1:2']), v), 'except Exception as e: p(type(e).__name__, e)', 'else: t(repr, {})'.format(o)]),
        lambda: '\n'.join(['try:', '    del {}[{}]'.format(o, d.pick(['0', "'k'", '1:2'])), 'except Exception as e: p(type(e).__name__, e)']),
        lambda: '\n'.join(['try:', '    {}.{} {}= {}'.format(o, d.pick(['x', 'v', 'a', 'd']), d.pick(['', '+', '*']), v), 'except Exception as e: p(type(e).__name__, e)']),
        lambda: '\n'.join(['try:', '    match {}:'.format(o), '        case {}: p("matched", locals().get("g"))'.format(d.pick(['{}(g)'.format(c), '{}()'.format(c), '[g, *_]', '{{"a": g}}', '{}(x=g)'.format(c), '5', 'int(g)'.replace('int', c)]).replace('{{', '{').replace('}}', '}')),
                                  '        case _: p("other")', 'except Exception as e: p(type(e).__name__, e)']),
        lambda: '\n'.join(['try:', '    raise {}{}'.format(o, d.pick(['', ' from ' + q])), 'except BaseException as e: p(type(e).__name__)']),
        lambda: 't(lambda: type("D", ({},), {}))'.format(c, d.pick(['{}', "{'x': 1}", "{'__slots__': ('q',)}", "{'__init__': None}", '5'])),
        lambda: 't(lambda: {}.__{}__({}))'.format(o, d.pick(BINARY + UNARY + COMPARE + ['getitem', 'contains', 'call', 'setattr', 'class_getitem', 'new', 'init_subclass', 'subclasshook']), d.pick(['', v, q])),
    ])()


def program(d):
    out = list(SUPPORT)
    out += ['class Space(dict):', '    def __setitem__(self, k, v):', '        if k[:2] != "__": p("space", k)', '        dict.__setitem__(self, k, v)']
    out.append('kindof = lambda x: type(x).__name__')
    metas, classes = [], []
    for i in range(d.pick([0, 0, 1, 2])):
        name = 'M{}'.format(i)
        out += ['try:'] + ['    ' + line for line in meta_lines(d, name)] + ['except Exception as e: p(type(e).__name__, e); {} = type'.format(name)]
        metas.append(name)
    for i in range(d.between(2, 6)):
        name = d.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
        bases = []
        if classes and d.chance(75):
            bases = list(dict.fromkeys(d.pick(classes) for _ in range(d.pick([1, 1, 2, 3])))) if d.chance(97) else [classes[0], classes[0]]
        if d.chance(25):
            bases.append(d.pick(BASES))
        elif d.chance(5):
            bases.append(d.pick(['object', '5', 'None', 'list[int]', 'len', 'bool', 'Log', 'Log(1)']))
        lines = class_lines(d, name, bases, metas)
        out += ['try:'] + ['    ' + line for line in lines]
        out += ['except Exception as e:', '    p(type(e).__name__, e)', '    if {!r} not in globals():'.format(name), '        class {}: pass'.format(name)]
        if name not in classes:
            classes.append(name)
    names = []
    for i in range(d.between(2, 5)):
        out += ['try: o{} = {}({})'.format(i, d.pick(classes), d.pick(['', '', '1', '2, 3', '"s"', 'x=1', '[1, 2]'])),
                'except Exception as e: p(type(e).__name__, e); o{0} = {0}'.format(i)]
        names.append('o{}'.format(i))
    for _ in range(d.between(8, 30)):
        out += use(d, names, classes).split('\n')
    return out
