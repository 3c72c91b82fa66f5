# ouro-only: bytecode is ours
# options: --dis
# a comprehension is a function of its own; its first iterable is made outside
def comprehensions(rows, limit):
    squares = [x * x for x in rows if x < limit]
    pairs = {(a, b) for a in squares for b in rows}
    index = {k: v for k, v in pairs}
    return sum(x for x in index)
