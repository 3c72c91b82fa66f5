# a function that only its own cell keeps alive
import gc
def make():
    def f():
        return f
    return f
gc.collect()
make()
print(gc.collect())     # expect: 3
def pair():
    def a():
        return b
    def b():
        return a
    return a
pair()
print(gc.collect())     # expect: 6
