# import, as, from
import sys, math as m
from math import floor, ceil as up
print(m.pi == __import__('math').pi, floor(2.5), up(2.5), sys.modules['math'] is m, m.__name__, type(sys).__name__)
# expect: True 2 3 True math module
try:
    from math import nothing
except ImportError as e:
    print(e)            # expect: cannot import name 'nothing' from 'math' (unknown location)
import no_such_module   # expect-error: ModuleNotFoundError: No module named 'no_such_module'
