# Trace functions that fail, change variables, ask for instructions, or listen to calls only.
import sys
def t(fr, e, a):
    if e == 'call' and fr.f_code.co_name == 'bad': raise ValueError('in tracer')
    return t
def bad(): return 1
sys.settrace(t)
try: bad()
except ValueError as e:
    tb = e.__traceback__
    print(repr(e), sys.gettrace()); 
    while tb: print(tb.tb_frame.f_code.co_name); tb = tb.tb_next
def change(fr, e, a):
    if fr.f_code.co_name == 'victim' and e == 'line':
        if 'x' in fr.f_locals and fr.f_locals['x'] == 1:
            fr.f_locals['x'] = 42; fr.f_locals['cell'] = 7
    return change
def victim():
    cell = 0
    x = 1
    y = x
    def inner(): return cell
    return x, y, inner()
sys.settrace(change); r = victim(); sys.settrace(None)
print(r)
log = []
def ops(fr, e, a):
    fr.f_trace_lines = False; fr.f_trace_opcodes = True
    log.append(e)
    return ops
def two(): return 1
sys.settrace(ops); two(); sys.settrace(None)
print(log[0], log[-1], 'line' in log, 'opcode' in log)
def none(fr, e, a): log.append((e, fr.f_code.co_name)); return None
log.clear(); sys.settrace(none); two(); [two() for i in range(1)]; sys.settrace(None); print(log)
def loc(fr, e, a): log.append((e, fr.f_lineno)); return None
def glob(fr, e, a): fr.f_trace_lines; return loc
log.clear(); sys.settrace(glob); two(); sys.settrace(None); print(log)
for args in ((), (1, 2)):
    for f in (sys.settrace, sys.setprofile):
        try: f(*args)
        except TypeError as e: print(e)
try: sys.settrace(5); two()
except TypeError as e: print(e)
print(sys.gettrace(), sys.getprofile())
def deep(n):
    if n == 0: return sys._getframe()
    return deep(n - 1)
class D:
    def __del__(self): print('del')
def withdel():
    d = D()
    return 1
def q(fr, e, a):
    return q
sys.settrace(q); withdel(); sys.settrace(None)
import gc
def leaving(fr, e, a):
    if e == 'return': raise KeyError('leave')
    return leaving
def lv():
    try: return 1
    except KeyError: print('caught?')
    finally: print('finally')
sys.settrace(leaving)
try: lv()
except KeyError as e: print(repr(e), sys.gettrace())
def exc(fr, e, a):
    if e == 'exception': log.append((a[0], str(a[1]), a[2] is not None)); 
    return exc
def g1(): raise OSError('x')
log.clear(); sys.settrace(exc)
try: g1()
except OSError: pass
sys.settrace(None); print(log)
