# memory.py -- what lives, what dies and in which order: __del__, cycles, weak references, resurrection.

from gen.values import literal

SUPPORT = '''\
import _weakref
class N:
    def __init__(self, name, *parts): self.name, self.parts = name, list(parts)
    def __repr__(self): return 'N' + str(self.name)
class D(N):
    def __del__(self): p('del', self.name, len(self.parts))
class R(N):
    def __del__(self): p('rise', self.name); saved.append(self)
class S:
    __slots__ = ('name', 'a', 'b', '__weakref__')
    def __init__(self, name, *parts): self.name = name; self.a = parts; self.b = None
    def __del__(self): p('del slot', self.name)
class E(Exception):
    def __del__(self): p('del error', self.args)
class X(N):
    def __del__(self): p('bad', self.name); raise ValueError(self.name)
class L(list):
    def __del__(self): p('del list', len(self))
class G(D):
    def __getattr__(self, name): return name
saved, refs = [], []
def watch(x, n): refs.append(_weakref.ref(x, lambda r: p('gone', n, r() is None)))
def alive(): p([r() is not None for r in refs], len(saved))
def gen(x):
    try:
        yield x
        yield 2
    finally: p('gen ends')
'''.split('\n')[:-1]


def program(d):
    out = list(SUPPORT)
    names = ['a', 'b', 'c', 'd', 'e']
    number = [0]

    def make():
        number[0] += 1
        kind = d.pick(['N', 'D', 'D', 'D', 'R', 'S', 'G', 'D', 'X' if d.chance(40) else 'D'])
        parts = ''.join(', ' + d.pick(names) for _ in range(d.below(3)))
        return d.pick(['{}({}{})'.format(kind, number[0], parts)] * 4 + ['[{}]'.format(parts.strip(', ') or 'D({})'.format(number[0])), 'L([{}])'.format(parts.strip(', ')), '{{"k": {}}}'.format(d.pick(names)),
                      '({}, D({}))'.format(d.pick(names), number[0]), 'gen({})'.format(d.pick(names)), 'E({})'.format(d.pick(names)), '(lambda x: lambda: x)({})'.format(d.pick(names)), '[].append',
                      'D({}).__repr__'.format(number[0]), 'iter([{}])'.format(d.pick(names)), 'map(str, [{}])'.format(d.pick(names)), '{{{!r}: D({})}}'.format('k', number[0]),
                      'type("T", (), {{"x": {}}})'.format(d.pick(names)), '[D(0) for _ in range(2)]', 'slice({}, None)'.format(d.pick(names)), 'enumerate([{}])'.format(d.pick(names)), '{{D({})}}'.format(number[0])])

    for name in names:
        out.append('{} = None'.format(name))
    indent = ''
    if d.chance(40):
        out.append('def main():')
        if d.chance(30):
            out.append('    global ' + d.pick(names))
        for name in names:
            out.append('    {} = None'.format(name))
        indent = '    '
    for _ in range(d.between(8, 30)):
        a, b, c = d.pick(names), d.pick(names), d.pick(names)
        guard = lambda line: ['try: ' + line, 'except Exception as e: p(type(e).__name__, e)']
        lines = d.pick([
            lambda: ['{} = {}'.format(a, make())], lambda: ['{} = {}'.format(a, make())], lambda: ['{} = {}'.format(a, make())],
            lambda: ['{} = {}'.format(a, b)], lambda: ['{} = None'.format(a)], lambda: ['{} = None'.format(a)], lambda: ['{}, {} = {}, {}'.format(a, b, b, c)],
            lambda: guard('{}.parts.append({})'.format(a, b)), lambda: guard('{}.parts.append({})'.format(a, a)), lambda: guard('{}.b = {}'.format(a, b)), lambda: guard('{}.me = {}'.format(a, a)),
            lambda: guard('{}.append({})'.format(a, b)), lambda: guard('{}["k"] = {}'.format(a, b)), lambda: guard('watch({}, {})'.format(a, d.below(99))), lambda: guard('{}.parts.clear()'.format(a)),
            lambda: ['p(gc.collect({}))'.format(d.pick(['', '', '0', '1', '2']))], lambda: ['alive()'], lambda: guard('p(next({}))'.format(a)), lambda: ['p(sys.getrefcount({}) > 1)'.format(a)],
            lambda: ['saved.clear()'], lambda: ['refs.pop() if refs else 0'], lambda: guard('p({})'.format(make())), lambda: ['p(gc.is_tracked({}))'.format(a)],
            lambda: ['try: raise E({})'.format(a), 'except E as error: {} = error'.format(b)], lambda: guard('del {}.parts'.format(a)),
            lambda: ['for {} in [D(1), D(2)]: {} = {}'.format(a, b, c)], lambda: ['[{}, {}]'.format(make(), make())], lambda: guard('{}.f = lambda: {}'.format(a, b if not indent else a)),
            lambda: ['p(len(gc.get_referrers({})) > 0 if {} is not None else 0)'.format(a, a)], lambda: ['p(len(gc.get_referents({})))'.format(a) if False else 'p(gc.is_finalized({}))'.format(a)],
            lambda: ['p(sys.getrefcount({0}) if {0} is not None and not isinstance({0}, (str, type)) else 0)'.format(a)], lambda: guard('p(_weakref.getweakrefcount({}))'.format(a)),
            lambda: guard('refs.append(_weakref.ref({}))'.format(a)), lambda: guard('p(_weakref.proxy({}).name)'.format(a)), lambda: guard('{}.__class__ = {}'.format(a, d.pick(['N', 'D', 'R', 'S', 'G']))),
            lambda: guard('{}.__dict__["parts"] = {}'.format(a, make())), lambda: guard('vars({})["z"] = vars({})'.format(a, b)),
        ])()
        out += [indent + line for line in lines]
    if indent:
        out += ['    p("end of main")', 'main()', 'p("after main")']
    out += ['alive()', 'p(gc.collect())', 'alive()']
    if d.chance(50):
        out.append('saved.clear()')
        out.append('p(gc.collect(), len(gc.garbage))')
    return out
