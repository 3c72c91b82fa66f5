# ouro-only: bytecode is ours
# options: --dis
# globals are looked up through a cache, locals are registers
import os.path
from sys import argv as words, path
total = 0
def names(a):
    global total
    total = total + a
    b = a
    del a
    return b.c.d
