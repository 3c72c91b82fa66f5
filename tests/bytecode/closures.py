# ouro-only: bytecode is ours
# options: --dis
# a variable that an inner function uses lives in a cell
def counter(start):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    def twice():
        return step() + step()
    return twice
