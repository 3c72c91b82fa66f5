# Calls of built-in functions are told to the profiler, with the function bound.
import sys

ev = []
def prof(fr, e, a):
    ev.append((e, fr.f_code.co_name, a.__name__ if e.startswith('c_') else a))
sys.setprofile(prof)
def h():
    [].append(1); 'a'.upper(); int('3'); len([]); print(*[1], sep='')
    try: len(3)
    except TypeError: pass
    return {}.get('x', **{})  if 0 else max([1], key=abs)
h()
sys.setprofile(None)
for e in ev: print(e)
