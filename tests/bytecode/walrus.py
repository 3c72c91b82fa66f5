# ouro-only: bytecode is ours
# options: --dis
# a local that a later part of the expression may rebind is copied first
def walrus(a):
    return a + (a := 2) + a
