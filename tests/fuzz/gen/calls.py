# calls.py -- parameters of every form against arguments of every form, and what the errors say.

from gen.values import literal, expression

NAMES = ['a', 'b', 'c', 'd', 'e']


def parameters(d):
    names = NAMES[:d.below(6)]
    slash = d.below(len(names) + 1) if d.chance(30) else 0
    star = d.between(slash, len(names)) if d.chance(50) else len(names)
    out, defaults = [], False
    for i, name in enumerate(names):
        if slash and i == slash:
            out.append('/')
        if i == star:
            out.append('*' if d.chance(60) else '*args')
        defaults = (defaults or d.chance(25)) if i < star else d.chance(40)
        note = d.pick([': int', ': "text"']) if d.chance(8) else ''
        out.append(name + note + ('=' + d.pick(['1', "'s'", 'k(0, 5)', '[]', 'None']) if defaults else ''))
    if slash and slash == len(names):
        out.append('/')
    if star == len(names) and d.chance(25):
        out.append('*args')
    if d.chance(25):
        out.append('**kw')
    return ', '.join(out)


def parameter_names(text):
    out = []
    for part in text.split(','):
        name = part.split('=')[0].split(':')[0].strip().lstrip('*')
        if name and name != '/' and name.isidentifier():
            out.append(name)
    return out


def arguments(d):
    parts, named = [], False
    for _ in range(d.below(6)):
        choice = d.below(10)
        if choice < 5 and not named:
            parts.append(d.pick(['1', "'p'", 'k(1, 2)', 'None', '[3]']))
        elif choice < 8:
            name = d.pick(NAMES + ['f', 'args', 'self'])
            if any(part.startswith(name + '=') for part in parts):
                continue
            parts.append('{}={}'.format(name, d.pick(['1', 'k(2, 3)', '()'])))
            named = True
        elif choice == 8 and not any(part.startswith('**') for part in parts):
            parts.append('*' + d.pick(['[1, 2]', '()', '"xy"', 'k(3, (1,))', 'range(3)', '5', 'None', 'iter([7])', '{1: 2}']))
        else:
            parts.append('**' + d.pick(['{}', "{'a': 1}", "{'b': 2, 'z': 3}", 'k(4, {"c": 1})', '{1: 2}', '5', 'None', 'dict(d=1)', "{'a b': 1}", "[('a', 1)]"]))
            named = True
    return ', '.join(parts)


def program(d):
    out = []
    callables = []
    for i in range(d.between(2, 6)):
        text = parameters(d)
        shown = ', '.join(parameter_names(text)) or '0'
        name = 'f{}'.format(i)
        form = d.below(9)
        if form < 3:
            out.append('def {}({}): return {}'.format(name, text, shown))
        elif form == 3:
            out.append('{} = lambda {}: ({})'.format(name, text.replace(': int', '').replace(': "text"', ''), shown))
        elif form == 4:
            out += ['class C{}:'.format(i), '    def m(self{}{}): return {}'.format(', ' if text else '', text if not text.startswith('/') else '', shown), '{0} = C{1}().m'.format(name, i)]
        elif form == 5:
            out += ['class C{}:'.format(i), '    @{}'.format(d.pick(['classmethod', 'staticmethod'])), '    def m(cls{}{}): return {}'.format(', ' if text else '', text, shown), '{0} = C{1}.m'.format(name, i)]
        elif form == 6:
            out += ['class C{}:'.format(i), '    def __init__(self{}{}): self.got = {}'.format(', ' if text else '', text, shown), '    def __repr__(self): return repr(self.got)', '{0} = C{1}'.format(name, i)]
        elif form == 7:
            out += ['class C{}:'.format(i), '    def __call__(self{}{}): return {}'.format(', ' if text else '', text, shown), '{0} = C{1}()'.format(name, i)]
        else:
            out.append('def {}({}): yield {}'.format(name, text, shown))
            out.append('g{0} = {1}; {1} = lambda *a, **k: list(g{0}(*a, **k))'.format(i, name))
        if d.chance(15) and form < 4:
            out.append('{}.__defaults__ = {}'.format(name, d.pick(['None', '(7,)', '(7, 8)', '(1, 2, 3, 4, 5, 6, 7)'])))
        if d.chance(15) and form < 4:
            out.append('{}.__kwdefaults__ = {}'.format(name, d.pick(['None', "{'a': 7}", "{'b': 9, 'e': 4}"])))
        if d.chance(10) and form < 3:
            out.append('p({0}.__annotations__, {0}.__code__.co_varnames, {0}.__code__.co_argcount, {0}.__code__.co_posonlyargcount, {0}.__code__.co_kwonlyargcount)'.format(name))
        callables.append(name)
    fixed = ['sorted', 'int', 'print', 'max', 'dict', 'str.split', '"a b".split', 'range', 'type', 'sum', 'enumerate', 'zip', 'property', 'round', 'len', 'isinstance', '[].sort', 'list', 'super().__init__',
             'object', 'Exception', 'pow', 'bytes', 'open', 'float', 'bool', 'setattr', 'getattr', '{}.get', '{}.update', 'map', 'compile', 'exec', 'tuple', '"".join', 'iter', 'complex', 'reversed', 'set', 'slice',
             'frozenset', 'OSError', 'ImportError', 'object.__new__', 'int.__new__', 'str.format', '"{a}".format', 'int.from_bytes', '__import__', 'memoryview', 'classmethod', 'next', 'hash', 'NameError']
    fixed.remove('open')
    for _ in range(d.between(15, 40)):
        if d.chance(85):
            out.append('t(lambda: {}({}))'.format(d.pick(callables), arguments(d)))
        else:
            # whether a name is text is asked sooner or later, as the C function pleases
            out.append('t(lambda: {}({}))'.format(d.pick(fixed), arguments(d).replace('**{1: 2}', '**{}')))
    if d.chance(30):
        out.append('{}({})'.format(d.pick(callables), arguments(d)))
    return out
