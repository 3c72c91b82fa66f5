# ouro-only: bytecode is ours
# options: --dis
# patterns are tried one after the other
def match_statement(value):
    match value:
        case 0 | 1:
            return 'small'
        case [first, *others] if first:
            return others
        case {'name': str(name), **rest}:
            return name, rest
        case Point(x=0, y=y):
            return y
        case None:
            return 'none'
        case _:
            return 'other'
