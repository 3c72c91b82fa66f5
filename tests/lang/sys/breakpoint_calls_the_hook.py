# breakpoint() calls sys.breakpointhook with all it was given
import sys
sys.breakpointhook = lambda *args, **names: print(args, names)
breakpoint(1, b=2)      # expect: (1,) {'b': 2}
del sys.breakpointhook
breakpoint()            # expect-error: RuntimeError: lost sys.breakpointhook
