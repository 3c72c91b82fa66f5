# exceptions that nobody can handle go to sys.unraisablehook
import sys
class A:
    def __del__(self): 1 / 0
def hook(a): print(a.exc_type.__name__, a.exc_value, a.exc_traceback is a.exc_value.__traceback__, a.err_msg, a.object is A.__del__)
sys.unraisablehook = hook
A()                     # expect: ZeroDivisionError division by zero True None True
sys.unraisablehook = lambda a: [][0]
A()                     # expect-stderr: IndexError: list index out of range
del sys.unraisablehook
A()                     # expect-stderr: ZeroDivisionError: division by zero
sys.unraisablehook = sys.__unraisablehook__
A()                     # expect-stderr: ZeroDivisionError: division by zero
try: sys.unraisablehook(3)
except TypeError as e: print(e)     # expect: sys.unraisablehook argument type must be UnraisableHookArgs
