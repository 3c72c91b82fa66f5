# ouro-only: bytecode is ours
# options: --dis
# a generator is made at the first instruction, and goes on behind it
def walk(node):
    if node:
        yield from walk(node.left)
        answer = yield node.value
        print(answer)
        return answer
