# ouro-only: bytecode is ours
# options: --dis
# operands are read in place; a small constant is part of the instruction
def arithmetic(a, b):
    c = a + b * 2 - 1
    c *= a
    c = c // 3 % 7 >> 1 & 255
    c = -c ** b
    return (a < b) is not (c / 1000000 >= 0.5)
