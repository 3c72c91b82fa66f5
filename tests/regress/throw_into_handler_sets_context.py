# what is thrown into a generator that is handling an exception has that one as its context
def g():
    try: raise ValueError(1)
    except ValueError: yield
def h():
    try: raise OSError(2)
    except OSError: yield from g()

for make in g, h:
    it = make()
    next(it)
    try: it.throw(KeyError(3))
    except KeyError as e: print(repr(e.__context__), repr(e.__context__.__context__))
# expect: ValueError(1) None
# expect: OSError(2) None

# StopIteration inside: the RuntimeError is raised at the caller's line, not in the generator
def stops(): yield next(iter(()))
try: list(stops())
except RuntimeError as e: print(e.__traceback__.tb_next, repr(e.__cause__))     # expect: None StopIteration()
