# except* clauses each take their part of a group; what is raised in them and what nobody took goes on
import sys
def show(e):
    if isinstance(e, BaseExceptionGroup): return type(e).__name__, e.message, [show(x) for x in e.exceptions]
    return repr(e)
def group(): return ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [OSError(2), ValueError(3)])])

try:
    raise group()
except* ValueError as e:
    print(show(e))                       # expect: ('ExceptionGroup', 'g', ['ValueError(1)', ('ExceptionGroup', 'n', ['ValueError(3)'])])
    print(sys.exc_info()[1] is e)        # expect: True
except* (OSError, KeyError) as e:
    print(show(e))                       # expect: ('ExceptionGroup', 'g', [('ExceptionGroup', 'n', ['OSError(2)'])])
else:
    print('never')
finally:
    print(sys.exc_info()[1])             # expect: None

try:
    try:
        raise group()
    except* ValueError:
        raise KeyError('new')
except ExceptionGroup as e:
    print(show(e))                       # expect: ('ExceptionGroup', '', ["KeyError('new')", ('ExceptionGroup', 'g', [('ExceptionGroup', 'n', ['OSError(2)'])])])

try:
    try:
        raise group()
    except* ValueError:
        raise
except ExceptionGroup as e:
    print(show(e))                       # expect: ('ExceptionGroup', 'g', ['ValueError(1)', ('ExceptionGroup', 'n', ['OSError(2)', 'ValueError(3)'])])

try:
    raise ValueError('alone')
except* ValueError as e:
    print(show(e))                       # expect: ('ExceptionGroup', '', ["ValueError('alone')"])

for source in 'break', 'continue', 'return':
    try:
        compile(f'def f():\n while 1:\n  try: x\n  except* E: {source}', '<test>', 'exec')
    except SyntaxError as e:
        print(e.msg, e.offset)
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 14
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 14
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 14
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)                             # expect: catching ExceptionGroup with except* is not allowed. Use except instead.
