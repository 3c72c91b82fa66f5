# ouro-only: bytecode is ours
# options: --dis
# defaults are evaluated where the function is made
def parameters(a, /, b=1, *rest, c, d=[], **named) -> int:
    return a
first = lambda x, y=2: x
