# program.py -- a whole program from a number: the same text under any interpreter.

from gen.random_numbers import Dice
from gen import api, calls, classes, flow, formats, memory, mixed, operators, scopes, syntax

HEAD = '''\
import sys, gc
gc.disable()
count = [0]
def p(*values):
    count[0] += 1
    if count[0] > 3000: raise SystemExit('too much')
    print(*values)
def k(n, value):
    p('k', n)
    return value
def t(f, *args):
    try: r = repr(f(*args))
    except Exception as e:
        try: r = type(e).__name__ + ': ' + str(e)
        except Exception as e2: r = 'unprintable ' + type(e2).__name__
    p(r if len(r) < 2000 else (r[:1000], len(r), r[-100:]))
'''.split('\n')[:-1]

SORTS = [('flow', flow, 30), ('classes', classes, 22), ('api', api, 14), ('mixed', mixed, 8), ('operators', operators, 10), ('formats', formats, 8),
         ('scopes', scopes, 8), ('calls', calls, 8), ('memory', memory, 8), ('syntax', syntax, 10)]


def program(seed, only=None):
    """The text of program number `seed`; `only` names the sort it shall be of."""
    d = Dice(seed)
    ways = [way for way in SORTS if only in (None, way[0])]
    choice = d.below(sum(weight for _, _, weight in ways))
    for name, maker, weight in ways:
        if choice < weight:
            break
        choice -= weight
    return '\n'.join(['# {} {}'.format(name, seed)] + HEAD + maker.program(d)) + '\n'
