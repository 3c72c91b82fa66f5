# flow.py -- functions made of statements in every nesting: loops, try, with, match, yields and awaits.
#
# Each statement says where it is (`p(12)`), so that what is printed is the path through the function. Loops
# end: they run over a short range, or count down in `left`, the steps that this call may still take.

from gen.values import expression, literal, KINDS, slice_text

ERRORS = ['ValueError', 'KeyError', 'TypeError', 'IndexError', 'ZeroDivisionError', 'StopIteration', 'LookupError',
          'AttributeError', 'OSError', 'ArithmeticError', 'RuntimeError', 'GeneratorExit', 'StopAsyncIteration']
CAUGHT = ERRORS + ['Exception', 'BaseException', '(ValueError, KeyError)', '(LookupError, ArithmeticError)', 'Exception']


class Flow:
    """Writes one function. `mode` is 'plain', 'generator', 'async' or 'asyncgen'."""

    def __init__(self, d, mode, callees=(), outer=()):
        self.d = d
        self.mode = mode
        self.lines = []
        self.label = 0
        self.callees = callees           # (name, mode) of the functions written before
        self.names = {'int': ['a', 'b'], 'list': ['c'], 'small': ['a'], 'str': ['s']}
        self.outer = outer
        self.budget = d.between(8, 40)
        self.fresh = 0

    def put(self, depth, text):
        self.lines.append('    ' * depth + text)

    def mark(self, depth):
        self.label += 1
        self.put(depth, 'p({})'.format(self.label))

    def block(self, depth, loop, final=False):
        self.mark(depth)
        for _ in range(self.d.between(0, 3)):
            self.statement(depth, loop, final)

    def value(self, depth=1):
        d = self.d
        text = expression(d, d.pick(['int', 'int', 'list', 'str', 'small', 'any', 'bool']), self.names, depth)
        if d.chance(25):
            self.label += 1
            text = 'k({}, {})'.format(self.label, text)
        return text

    def condition(self):
        d = self.d
        return d.pick([lambda: 'coin()', lambda: 'coin()', lambda: 'k(0, coin())', lambda: expression(d, 'bool', self.names, 1),
                       lambda: 'not coin()', lambda: 'coin() and coin()', lambda: 'coin() or coin()', lambda: '(w := coin())',
                       lambda: 'coin() if coin() else coin()', lambda: 'not (coin() and not coin())',
                       lambda: 'a < b < 3', lambda: 'a is not b', lambda: 'True', lambda: 'None'])()

    def statement(self, depth, loop, final):
        d = self.d
        self.budget -= 1
        if self.budget < 0 or depth > 7:
            return self.simple(depth, loop, final)
        weighted = [self.simple, self.simple, self.simple, self.if_, self.for_, self.while_, self.try_, self.try_, self.try_,
                    self.with_, self.with_, self.match_, self.def_, self.class_]
        if self.mode != 'plain':
            weighted += [self.suspend, self.suspend, self.suspend]
        d.pick(weighted)(depth, loop, final)

    # ---- statements without a body

    def simple(self, depth, loop, final):
        d = self.d
        kinds = [self.assign] * 5 + [self.raise_, self.raise_, self.return_, self.call, self.delete, self.assert_, self.show,
                                     self.unpack, self.store, self.augment]
        if loop:
            kinds += [self.jump] * 3
        d.pick(kinds)(depth)

    def assign(self, depth):
        d = self.d
        self.put(depth, d.pick(['a', 'b', 'c', 'x', 'y', 'a = b', 's']) + ' = ' + self.value(2))

    def augment(self, depth):
        d = self.d
        target = d.pick(['a', 'b', 'c', 'c[0]', 'box.n', 'c[k(1, 0)]', 's', 'c[:]', 'x'])
        self.put(depth, target + d.pick([' += ', ' -= ', ' *= ', ' //= ', ' |= ', ' %= ', ' += ']) + self.value())

    def store(self, depth):
        d = self.d
        self.put(depth, d.pick(['c[k({}, 0)]', 'box.n', 'c[' + slice_text(d) + ']', 'box.m, c[0]', 'd1["k"]', 'd1[a]', 'box.n = c[-1]'])
                 .format(d.below(9)) + ' = ' + self.value())

    def unpack(self, depth):
        d = self.d
        target = d.pick(['a, b', 'a, *x', '*x, b', '(a, b), c', '[a, *x, b]', 'a, (b, *x)', 'x[0], a', 'a, box.n', 'box.n, *c', 'a, a'])
        source = d.pick([lambda: '1, 2', lambda: self.value() + ', ' + self.value(), lambda: 'c', lambda: '[1, [2, 3]]', lambda: 'x',
                         lambda: 'k(1, [5, 6, 7])', lambda: '(a, b), [1]', lambda: '"xy"', lambda: 'it(2)', lambda: 'it(3)', lambda: 'b, a',
                         lambda: '*c, 1', lambda: 'c, *c'])()
        self.put(depth, target + ' = ' + source)

    def raise_(self, depth):
        d = self.d
        error = d.pick(ERRORS)
        text = d.pick(['raise {0}', 'raise {0}({1})', 'raise {0}({1})', 'raise', 'raise {0}({1}) from None', 'raise {0}({1}) from KeyError(7)',
                       'raise {0}({1}) from box', 'raise ExceptionGroup("g", [{0}({1}), ValueError(2)])', 'boom({0}, {1})', '1 // 0', '[][{1}]',
                       'raise 5', 'boom(ExceptionGroup, "eg", [{0}({1}), ExceptionGroup("in", [KeyError(3)])])', '{{}}[{1}]', 'None.attr'])
        if 'ExceptionGroup' in text and error == 'GeneratorExit':
            error = 'OSError'
        text = text.format(error, d.below(4))
        if d.chance(40):
            self.put(depth, 'if coin():')
            depth += 1
        self.put(depth, text)

    def return_(self, depth):
        d = self.d
        if d.chance(50):
            self.put(depth, 'if ' + self.condition() + ':')
            depth += 1
        self.put(depth, 'return' if self.mode == 'asyncgen' else d.pick(['return', 'return ' + self.value(), 'return ' + self.value(2)]))

    def jump(self, depth):
        if self.d.chance(60):
            self.put(depth, 'if ' + self.condition() + ':')
            depth += 1
        self.put(depth, self.d.pick(['break', 'continue']))

    def call(self, depth):
        d = self.d
        name, mode = d.pick(self.callees) if self.callees else ('k', 'plain')
        if name == 'k':
            self.put(depth, 'k({}, a)'.format(d.below(9)))
        elif mode == 'plain':
            self.put(depth, d.pick(['x = ', '', 'a = ']) + name + '({}, {})'.format(d.pick(['a', '1', '2']), d.pick(['b', '3'])))
        elif mode == 'generator':
            self.put(depth, d.pick(['x = list({})', 'for x in {}: p(x)', 'c = [*{}]', 'a, *x = {}', 'x = sum(1 for _ in {})', 'x = next({})',
                                    'x = tuple({})', 'p(*{})', 'x = {}', 'g = {}; next(g); g.close()']).format(name + '(a, 2)'))
        else:
            self.put(depth, 'x = drive({}(a, 1))'.format(name))

    def delete(self, depth):
        self.put(depth, 'del ' + self.d.pick(['a', 'x', 'c[0]', 'box.n', 'c[1:]', 'y, x', 's', 'd1["k"]', '(x)', '[a, b]']))

    def assert_(self, depth):
        self.put(depth, 'assert ' + self.condition() + self.d.pick(['', ', "text"', ', k(1, a)']))

    def show(self, depth):
        self.put(depth, 'p({})'.format(self.d.pick(['a', 'b', 'c', 'a, b', 'x', 's', 'sys.exc_info()[0]', 'sys.exc_info()[1]', 'box', 'repr(d1)'])))

    # ---- statements with bodies

    def if_(self, depth, loop, final):
        self.put(depth, 'if ' + self.condition() + ':')
        self.block(depth + 1, loop, final)
        while self.d.chance(25):
            self.put(depth, 'elif ' + self.condition() + ':')
            self.block(depth + 1, loop, final)
        if self.d.chance(40):
            self.put(depth, 'else:')
            self.block(depth + 1, loop, final)

    def for_(self, depth, loop, final):
        d = self.d
        source = d.pick(['range({})'.format(d.below(4)), 'it(2)', 'c[:3]', 'enumerate("ab")', 'it(3)', '[(1, 2), (3, 4)]', 'list(box.d)', '"xy"'])
        target = d.pick(['a', 'x', 'i', 'x, y', 'c[0]', 'box.n', '(i, j)', '*x, y'])
        if self.mode in ('async', 'asyncgen') and d.chance(40):
            source = d.pick(['AIter({})'.format(d.below(4)), 'agen({})'.format(d.below(3)), 'AIter(2)'])
            target = d.pick(['a', 'x', 'i'])
            self.put(depth, 'async for {} in {}:'.format(target, source))
        else:
            self.put(depth, 'for {} in {}:'.format(target, source))
        self.block(depth + 1, True, final)
        if d.chance(30):
            self.put(depth, 'else:')
            self.block(depth + 1, loop, final)

    def while_(self, depth, loop, final):
        self.put(depth, self.d.pick(['while tick():', 'while tick() and coin():', 'while (w := tick()):', 'while tick() and not k(1, 0):']))
        self.block(depth + 1, True, final)
        if self.d.chance(30):
            self.put(depth, 'else:')
            self.block(depth + 1, loop, final)

    def try_(self, depth, loop, final):
        d = self.d
        self.put(depth, 'try:')
        self.block(depth + 1, loop, final)
        if d.chance(30):
            self.raise_(depth + 1)
        handlers = d.pick([0, 1, 1, 2])
        finish = handlers == 0 or d.chance(40)
        if handlers and d.chance(15):
            for _ in range(handlers):
                self.put(depth, 'except* ' + d.pick(['ValueError', 'KeyError', 'Exception', '(OSError, TypeError)', 'LookupError']) + d.pick([' as e', '']) + ':')
                self.mark(depth + 1)
                self.put(depth + 1, d.pick(['p(tree(sys.exc_info()[1]))', 'raise', 'raise OSError(1)', 'a = 5', 'p(type(sys.exc_info()[1]))']))
        elif handlers:
            for i in range(handlers):
                last = i == handlers - 1
                name = d.pick([' as e', ' as e', ''])
                self.put(depth, 'except' + (':' if last and d.chance(20) else ' ' + d.pick(CAUGHT) + name + ':'))
                if self.lines[-1].endswith(' as e:') and d.chance(60):
                    self.put(depth + 1, d.pick(['p(e)', 'p(repr(e), chain(e))', 'p(chain(e))', 'keep.append(e)', 'del e', 'raise e', 'x = e']))
                self.block(depth + 1, loop, final)
            if d.chance(25):
                self.put(depth, 'else:')
                self.block(depth + 1, loop, final)
        if finish:
            self.put(depth, 'finally:')
            self.block(depth + 1, loop, True)

    def with_(self, depth, loop, final):
        d = self.d
        one = lambda: d.pick(['CM({0})', 'CM({0}) as x', 'CM({0}, "swallow")', 'CM({0}, "fail")', 'CM({0}, "swallow") as (x, *y)', 'CM({0}, "enter")',
                              'CM({0}, "again")', 'CM({0}) as c[0]', 'CM({0}) as box.n', 'k({0}, CM({0}))', 'box']).format(d.below(20))
        word = 'with '
        if self.mode in ('async', 'asyncgen') and d.chance(50):
            word = 'async with '
            one = lambda: d.pick(['ACM({0})', 'ACM({0}) as x', 'ACM({0}, "swallow")', 'ACM({0}, "fail")', 'CM(1)']).format(d.below(20))
        items = ', '.join(one() for _ in range(d.pick([1, 1, 1, 2, 3])))
        self.put(depth, word + (d.pick(['(' + items + ')', items])) + ':')
        self.block(depth + 1, loop, final)

    def match_(self, depth, loop, final):
        d = self.d
        self.put(depth, 'match ' + d.pick([self.value(), 'c', 'a', '(a, b)', 'x', 'box', 'd1', 's', 'a, b']) + ':')
        for _ in range(d.between(1, 3)):
            self.put(depth + 1, 'case ' + pattern(d, d.between(0, 2)) + (' if ' + self.condition() if d.chance(25) else '') + ':')
            self.block(depth + 2, loop, final)
        if d.chance(40):
            self.put(depth + 1, 'case _:')
            self.block(depth + 2, loop, final)

    def def_(self, depth, loop, final):
        d = self.d
        name = d.pick(['f', 'g', 'h'])
        captured = d.pick(['a', 'b', 'c', 'x'])
        self.put(depth, 'def {}(n=1, *rest{}):'.format(name, d.pick(['', ', key=2', ', **more'])))
        if d.chance(60) and captured not in ('n',):
            self.put(depth + 1, 'nonlocal ' + captured)
            self.put(depth + 1, d.pick(['{0} = n', '{0} = (n, {0})', 'del {0}', '{0} += 1']).format(captured))
        self.put(depth + 1, d.pick(['return (n, rest)', 'return {0}', 'return lambda: ({0}, n)', 'p({0})', 'yield {0}', 'return [({0}, i) for i in range(2)]',
                                    'return n if n < 1 else {1}(n - 1)', 'return locals().keys()']).format(captured, name))
        self.put(depth, d.pick(['x = {0}()', 'x = {0}(a)', 'p({0}(1, 2))', 'x = list({0}(2))', '{0}(*c)', 'x = {0}(key=a)', 'x = {0}()()', 'x = {0}(n=b)'])
                 .format(name))

    def class_(self, depth, loop, final):
        d = self.d
        captured = d.pick(['a', 'b', 'c'])
        self.put(depth, 'class Inner{}:'.format(d.pick(['', '(list)', '(Exception)', '(Box)'])))
        self.put(depth + 1, d.pick(['v = {0}', '{0} = {0}', 'w = [{0} for _ in range(2)]', 'nonlocal {0}; {0} = 4', 'def m(self): return {0}, __class__',
                                    'def __repr__(self): return "Inner" + repr({0})', 'v = (lambda: {0})()', 'def __del__(self): p("del", {0})']).format(captured))
        self.put(depth + 1, d.pick(['z = 1', 'p(__qualname__)', 'raise ValueError(6)', 'p(sorted(locals()))', 'for i in range(2): z = i', 'pass']))
        self.put(depth, d.pick(['x = Inner()', 'x = Inner.z', 'p(Inner().m()[0])', 'p(vars(Inner).keys() - {1})', 'raise Inner', 'x = Inner().v']))

    # ---- where generators and coroutines stop

    def suspend(self, depth, loop, final):
        d = self.d
        if self.mode == 'generator':
            subs = [name for name, mode in self.callees if mode == 'generator']
            text = d.pick(['yield a', 'x = yield', 'a = yield b', 'x = yield from it(2)', 'yield from c[:2]', 'x = (yield a) or (yield b)', 'p((yield 1), (yield 2))',
                           'x = [(yield i), (yield b)]', 'x = yield k(3, a), b', 'yield from Plain(2)', 'x = [i for i in (yield c)]', 'box.n = yield',
                           'c[0] = yield s', 'x = yield from ' + (d.pick(subs) + '(a, 1)' if subs else 'it(1)')])
        elif self.mode == 'async':
            coroutines = [name for name, mode in self.callees if mode == 'async']
            text = d.pick(['await Pause(a)', 'x = await Pause(1)', 'a = await Pause(b) or await Pause(2)', 'x = [await Pause(i) for i in range(2)]',
                           'x = [i async for i in AIter(3) if coin()]', 'x = await one(2)', 'p(await Pause(1), await Pause(2))', 'x = {i: 1 async for i in agen(2)}',
                           'c = [j for i in range(2) async for j in AIter(i)]', 'x = await ' + (d.pick(coroutines) + '(a, 1)' if coroutines else 'one(1)'),
                           'await 5', 'x = await anext(AIter(1))', 'x = await anext(AIter(0), 7)', 'g = agen(2); p(await g.asend(None)); await g.aclose()',
                           'x = f"{await one(1)!r:>5}"'])
        else:
            text = d.pick(['yield a', 'x = yield b', 'await Pause(1)', 'yield await one(1)', 'x = await Pause((yield 2))', 'yield [i async for i in AIter(2)]',
                           'x = yield'])
        self.put(depth, text)


def pattern(d, depth):
    if depth <= 0:
        return d.pick(['0', '1', '-1', '"a"', 'None', 'True', 'x', '_', 'y', '1 | 2', 'int()', 'str()', 'int(y)', '[]', '()', '{}', 'box.n', '1.5', '-2+3j',
                       'list()', 'bool()', 'b"x"', '"a" "b"', '0 | None', 'Box()'])
    p = lambda: safe(d, depth - 1)
    return d.pick([
        lambda: '[' + ', '.join(p() for _ in range(d.below(4))) + ']',
        lambda: '[' + p() + ', *' + d.pick(['rest', '_']) + ']',
        lambda: '(*' + d.pick(['rest', '_']) + ', ' + p() + ')',
        lambda: p() + ', ' + p(),
        lambda: '{"k": ' + p() + '}',
        lambda: '{"k": ' + p() + ', **rest}',
        lambda: '{1: ' + p() + ', "a": ' + p() + '}',
        lambda: 'Box(n=' + p() + ')',
        lambda: 'Box(' + p() + d.pick(['', ', ' + p(), ', m=' + p()]) + ')',
        lambda: d.pick(['int', 'str', 'list', 'tuple', 'dict', 'float', 'bool', 'bytes']) + '(' + p() + ')',
        lambda: '(' + p() + ') as whole',
        lambda: '[' + p() + '] | [_, ' + d.pick(['0', 'int()', '"a"']) + ']' if False else '(0 | [] | ' + d.pick(['{}', '"x"', 'None', 'int()']) + ')',
        lambda: '[' + p() + ', *_, ' + p() + ']',
    ])()


def safe(d, depth):
    """A pattern inside another: a name may not be bound twice, so bind fresh ones."""
    text = pattern(d, depth)
    if text in ('x', 'y', 'int(y)'):
        n = d.below(100000)
        return {'x': 'x%d' % n, 'y': 'y%d' % n, 'int(y)': 'int(y%d)' % n}[text]
    if 'rest' in text or 'whole' in text:
        return text.replace('rest', 'rest%d' % d.below(100000)).replace('whole', 'whole%d' % d.below(100000))
    return text.replace(', ', ', ') if not text[0].isalpha() or '(' in text or text == '_' else text


def function(d, name, mode, callees):
    """The lines of a function name(a, b), which may call the ones in `callees`."""
    flow = Flow(d, mode, callees)
    head = 'async def ' if mode in ('async', 'asyncgen') else 'def '
    flow.put(0, head + name + '(a=0, b=1):')
    flow.put(1, "c = [1, 2, 3]; s = 'ab'; d1 = {'k': 1}; box = Box(1, 2)")
    if d.chance(60):
        flow.put(1, 'x = y = None')
    if d.chance(20):
        flow.put(1, 'global ' + d.pick(['s2', 'z', 'coin2']))
    for _ in range(d.between(2, 6)):
        flow.statement(1, False, False)
    flow.mark(1)
    if mode in ('generator', 'asyncgen'):
        flow.put(1, 'yield a')
    if mode != 'asyncgen' and d.chance(50):
        flow.put(1, 'return ' + d.pick(['a', '(a, b)', 'c', 'x', 'locals().keys()']))
    return flow.lines


SUPPORT = '''\
class Box:
    __match_args__ = ('n', 'm')
    def __init__(self, n, m): self.n, self.m, self.d = n, m, {'u': 1}
    def __repr__(self): return 'Box(%r, %r)' % (vars(self).get('n', '-'), self.m)
class CM:
    def __init__(self, n, how=''): self.n, self.how = n, how
    def __enter__(self):
        p('enter', self.n)
        if self.how == 'enter': raise LookupError('in enter')
        return [self.n, 0]
    def __exit__(self, kind, value, tb):
        p('exit', self.n, kind and kind.__name__, value)
        if self.how == 'fail': raise ArithmeticError('in exit')
        if self.how == 'again' and value: raise value
        return self.how == 'swallow'
class Pause:
    def __init__(self, value): self.value = value
    def __await__(self):
        x = yield ('pause', self.value)
        p('resumed', x)
        return x
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n <= 0: raise StopAsyncIteration
        self.n -= 1
        await Pause(self.n)
        return self.n
class ACM(CM):
    async def __aenter__(self):
        await Pause('enter')
        return self.__enter__()
    async def __aexit__(self, *details):
        await Pause('exit')
        return self.__exit__(*details)
class Plain:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        p('next', self.n)
        self.n -= 1
        if self.n < 0: raise StopIteration('plain')
        return self.n
async def one(n): return await Pause(n)
async def agen(n):
    try:
        for i in range(n):
            await Pause('agen')
            yield i
    finally: p('agen ends')
def it(n):
    try:
        for i in range(n):
            x = yield i
            if x is not None: p('sent', x)
        return 'it'
    except KeyError as e: p('it caught', e); yield 'extra'
    finally: p('it ends')
def boom(kind, *args): raise kind(*args)
def chain(e):
    out = []
    while e is not None and len(out) < 8:
        out.append((type(e).__name__, e.__suppress_context__, type(e.__cause__).__name__))
        e = e.__cause__ or e.__context__
    return out
def tree(e):
    return [type(e).__name__, str(e)] + [tree(x) for x in e.exceptions] if isinstance(e, BaseExceptionGroup) else repr(e)
def drive(c, sends=()):
    step, sends = 0, list(sends)
    try:
        value = c.send(None)
        while step < 40:
            step += 1
            p('got', value)
            action = sends.pop(0) if sends else None
            if isinstance(action, type) or isinstance(action, BaseException): value = c.throw(action)
            elif action == 'close': p('close', c.close()); break
            else: value = c.send(action)
    except StopIteration as e: p('result', e.value); return e.value
    finally: c.close()
def walk(g, sends):
    p(repr(g)[:11], drive_quietly(g, sends))
def drive_quietly(g, sends):
    try:
        if hasattr(g, 'asend'): g = wrap(g)
        return drive(g, sends)
    except BaseException as e: return 'ended', type(e).__name__, str(e), chain(e), lines(e)
async def wrap(g):
    async for x in g: p('item', x)
def lines(e):
    out, tb = [], e.__traceback__
    while tb: out.append(tb.tb_lineno); tb = tb.tb_next
    return out
keep = []
coin_state = [1]
def coin():
    coin_state[0] = coin_state[0] * 1103515245 + 12345 & 0x7fffffff
    return bool(coin_state[0] >> 16 & 1)
ticks = [60]
def tick():
    ticks[0] -= 1
    return ticks[0] > 0
'''


def program(d):
    """Functions that call one another, driven from the end."""
    out = SUPPORT.split('\n')[:-1]
    out.append('coin_state[0] = {}'.format(d.below(1 << 30)))
    callees = []
    for i in range(d.between(1, 4)):
        mode = d.pick(['plain', 'plain', 'generator', 'generator', 'async', 'asyncgen'])
        name = 'f{}'.format(i)
        out += function(d, name, mode, list(callees))
        callees.append((name, mode))
    for name, mode in callees:
        for _ in range(d.between(1, 3)):
            arguments = '({}, {})'.format(d.pick(['0', '1', '2', "'t'", '[1]', '1.5', 'None']), d.pick(['1', '2', '-1', '()', 'True']))
            out.append('ticks[0] = 60')
            if mode == 'plain':
                out.append('t(lambda: {}{})'.format(name, arguments))
            else:
                sends = ', '.join(d.pick(['None', '1', "'s'", 'ValueError(1)', 'KeyError', '[4, 5]', "'close'", 'StopIteration(3)', 'GeneratorExit', '0', '7', 'None'])
                                  for _ in range(d.below(6)))
                out.append('walk({}{}, [{}])'.format(name, arguments, sends))
    out.append('p(keep, [chain(e) for e in keep])')
    if d.chance(30):
        name, mode = d.pick(callees)
        out.append({'plain': '{}(1, 2)', 'generator': 'list({}(1, 2))'}.get(mode, 'drive({}(1, 2))').format(name))
    return out
