# Traceback objects and frames: what may be made, read and set.
import sys
try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
frame = sys._getframe()
T = type(tb)
made = T(tb, frame, 4, 5)
print(made.tb_next is tb, made.tb_frame is frame, made.tb_lasti, made.tb_lineno)    # expect: True True 4 5
def fails(f, *args):
    try: f(*args)
    except Exception as e: print(type(e).__name__, e)
fails(T, 1, frame, 1, 1)                        # expect: TypeError expected traceback object or None, got 'int'
fails(T, None, 1, 1, 1)                         # expect: TypeError TracebackType() argument 'tb_frame' must be frame, not int
fails(T, None, frame, 'a', 1)                   # expect: TypeError 'str' object cannot be interpreted as an integer
fails(setattr, tb, 'tb_next', 5)                # expect: TypeError expected traceback object, got 'int'
fails(setattr, tb, 'tb_next', made)             # expect: ValueError traceback loop detected
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)            # expect: None True False
frame.f_trace_lines = False
print(frame.f_trace_lines)                      # expect: False
fails(setattr, frame, 'f_trace_lines', 1)       # expect: TypeError attribute value type must be bool
fails(setattr, frame, 'f_lineno', 3)            # expect: ValueError can't jump from the 'call' trace event of a new frame
fails(setattr, frame, 'f_lineno', 'a')          # expect: ValueError lineno must be an integer
