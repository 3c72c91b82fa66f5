# tests/gc/error_in_del_as_frame_ends.py -- an error in a finalizer that runs while a frame lets go of its variables keeps nothing alive.
import sys
def numbers():
    yield 1
    yield 2
def first(source):
    for _, n in zip(range(1), source):
        yield n
print(list(first(numbers())))                               # expect: [1]
print(sys.getrefcount(numbers), sys.getrefcount(first))     # expect: 2 2
class Noisy:
    def __del__(self):
        try:
            raise ValueError
        except ValueError:
            pass
def hold(a, b):
    return None
hold(Noisy(), [Noisy()])
print(sys.getrefcount(hold))                                # expect: 2
