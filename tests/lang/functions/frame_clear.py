# frame.clear(): a generator that waits ends; afterwards nothing is bound, free variables neither.
def g():
    try: yield 1
    finally: print("closed")
x = g()
next(x)
x.gi_frame.clear()
print(x.gi_frame, list(x))
# expect: closed
# expect: None []
x = g()
frame = x.gi_frame
frame.clear()
print(x.gi_frame, frame.f_locals, list(x))
# expect: None {} []
def outer():
    v = 5
    def inner(): v; 1 / 0
    inner()
try: outer()
except ZeroDivisionError as e: traceback = e.__traceback__
o, i = traceback.tb_next.tb_frame, traceback.tb_next.tb_next.tb_frame
print(i.f_locals, sorted(o.f_locals))
i.clear()
o.clear()
print(i.f_locals, o.f_locals)
# expect: {'v': 5} ['inner', 'v']
# expect: {} {}
