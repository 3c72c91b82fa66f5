# ouro-only: bytecode is ours
# options: --dis
# __exit__ is fetched first, and called however the block is left
def copy(source, target):
    with open(source) as a, open(target, 'w') as b:
        for line in a:
            if not line:
                return 'empty'
            b.write(line)
