# needs: library
# help() is pydoc's
print(repr(help), type(help), type(copyright), type(license), type(credits))

def f(a, b: int = 2) -> str:
    "doc of f"

class A:
    "an A"
    x = 1

    def m(self):
        "does m"

    @property
    def p(self):
        "a p"

    @classmethod
    def c(cls):
        pass

help('if')
help(f)
help(A)
help(A.m)
help('keywords')
help('nothing.of.the.sort')
try:
    copyright(1)
except TypeError:
    print('no arguments')
