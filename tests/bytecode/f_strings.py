# ouro-only: bytecode is ours
# options: --dis
# an f-string is built in one go from its formatted parts
def f_strings(a, b, width):
    plain = f'{a}'
    text = f'a is {a!r:>{width}}, b = {b:.2f}; {{}}'
    return f'{a=} {"literal"} {b!s}' + plain + text
