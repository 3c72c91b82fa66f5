# callbacks_at_exit.py -- gc.callbacks see the first collection at exit, and none of those that take the interpreter apart.
import gc
import sys

def note(phase, info, write=sys.stdout.write):
    write(f"{phase} {info['generation']}\n")

gc.callbacks.append(note)
# expect: start 2
# expect: stop 2
