# check.py -- runs programs in one process and prints, for each, a digest of all it prints and of how it ends.
#
# digests.txt holds what python3.11 says; `make fuzz-check` compares. Only sorts of programs that need little memory and
# time are here. The program of a line that differs: `tests/fuzz/generate.py NUMBER --only SORT`.

import sys
sys.path.insert(0, __file__.rpartition('/')[0] or '.')
import gc
from gen.program import program


class Kept:
    """A standard output that keeps what it is given."""

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        pass


def tidy(text):
    """Without addresses."""
    parts = text.split(' at 0x')
    return ' at 0x'.join([parts[0]] + [part.lstrip('0123456789abcdef') for part in parts[1:]])


def digest(text):
    value = 0xcbf29ce484222325                      # FNV-1a, a byte at a time
    for byte in text.encode('utf-8', 'backslashreplace'):
        value = (value ^ byte) * 0x100000001b3 & 0xFFFFFFFFFFFFFFFF
    return value


SORTS = [('flow', 150), ('scopes', 100)]


def outcome(number, sort):
    """All that program `number` prints, and the error it ends with."""
    out, real, errors = Kept(), sys.stdout, sys.stderr
    space = {'__name__': '__main__', '__builtins__': __builtins__}
    sys.stdout, sys.stderr, ending = out, Kept(), 'end'
    try:
        exec(compile(program(number, sort), 'program', 'exec'), space)
    except BaseException as e:
        ending = type(e).__name__
        try:
            ending += ': ' + str(e)
        except Exception:
            pass
    space.clear()
    gc.collect()
    sys.stdout, sys.stderr = real, errors
    return tidy(''.join(out.parts)) + '\n' + ending


def main():
    for sort, count in SORTS:
        for number in range(1, count + 1):
            gc.collect()
            print('{} {} {:016x}'.format(sort, number, digest(outcome(number, sort))), flush=True)


if __name__ == '__main__':
    main()
