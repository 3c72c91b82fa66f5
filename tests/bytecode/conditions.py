# ouro-only: bytecode is ours
# options: --dis
# and, or, not become jumps where only the truth matters
def conditions(a, b, c):
    if a and not b or c is None:
        return a or b
    return 1 < a <= b
