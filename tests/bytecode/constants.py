# ouro-only: bytecode is ours
# options: --dis
# what is always the same is worked out once, by the compiler
def constants(x):
    """A docstring is no instruction."""
    day = 24 * 60 * 60
    pair = (1, (2, 'three'))
    if 0:
        never = 'compiled'
    return day if x in ('a', 'b') else -1
