# locals() shows captured variables after the others, in the order of their names, and then those of outer functions
def outer(z, q):
    def f(b, a):
        y = c = x = 1
        def inner(): return y, c, q, a, z
        last = 2
        return locals().keys() - {'inner'} and list(locals())
    return f
print(outer(1, 2)(3, 4))        # expect: ['b', 'a', 'x', 'inner', 'last', 'c', 'y', 'q', 'z']
print(outer(1, 2).__code__.co_freevars)     # expect: ('q', 'z')

class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
def dies():
    first, kept, last = Loud('first'), Loud('kept'), Loud('last')
    def inner(): return kept
    inner = None
dies()
print()                         # expect: first last kept 
