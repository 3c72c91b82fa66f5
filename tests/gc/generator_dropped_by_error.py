# tests/gc/generator_dropped_by_error.py -- a loop left by an exception closes its generator, and the frame is freed all the same.
import gc
class Board:
    def __init__(self, text):
        for x, ch in zip((i for i in range(9)), text):
            self.put(ch)
    def put(self, ch):
        raise ValueError(ch)
try:
    Board('abc')
except ValueError as e:
    print('caught', e)                                      # expect: caught a
gc.collect()
print([type(o).__name__ for o in gc.get_objects() if type(o) in (Board, type((i for i in ())))])   # expect: []
