# sys._getframe finds the callers' frames
import sys
def name_of(depth): return sys._getframe(depth).f_code.co_name
def outer(): return name_of(0), name_of(1), name_of(2)
print(outer())                                          # expect: ('name_of', 'outer', '<module>')
print(sys._getframe().f_lineno, sys._getframe().f_back)  # expect: 6 None
def caller_locals(): return sys._getframe(1).f_locals
def with_locals(a, b=2): return caller_locals()
print(with_locals(1))                                   # expect: {'a': 1, 'b': 2}
print(sys._getframe(-3).f_code.co_name)                 # expect: <module>
try: sys._getframe(5)
except ValueError as e: print(e)                        # expect: call stack is not deep enough
try: sys._getframe('a')
except TypeError as e: print(e)                         # expect: 'str' object cannot be interpreted as an integer
print(list(sys._current_frames().values()) == [sys._getframe()])    # expect: True
