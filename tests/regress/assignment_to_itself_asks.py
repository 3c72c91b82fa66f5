# `x = x` asks whether the local x is there, in every form of assignment
def plain():
    x = x
def chained():
    x = x = x
def in_brackets():
    x = (x)
def annotated():
    x: int = x
def after_handler():
    try: raise ValueError
    except ValueError as e: pass
    e = e

for f in plain, chained, in_brackets, annotated, after_handler:
    try: f()
    except UnboundLocalError as error: print(f.__name__, error)
# expect: plain cannot access local variable 'x' where it is not associated with a value
# expect: chained cannot access local variable 'x' where it is not associated with a value
# expect: in_brackets cannot access local variable 'x' where it is not associated with a value
# expect: annotated cannot access local variable 'x' where it is not associated with a value
# expect: after_handler cannot access local variable 'e' where it is not associated with a value
