# an error kept in its own frame
import gc
gc.collect()
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        kept = e
f()
print(gc.collect() > 0, gc.collect())   # expect: True 0
