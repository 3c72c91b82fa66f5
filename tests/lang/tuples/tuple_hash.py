# tuples are keys when their items can be
d = {(1, 2): 'a', (1, 2.0): 'b', ('x',): 'c', (): 'd'}
print(d, hash((1, 2)) == hash((1, 2)), hash((1, (2, 'x'))) == hash((1, (2, 'x'))))
# expect: {(1, 2): 'b', ('x',): 'c', (): 'd'} True True
print(hash(()), hash((1, 2)), hash((1, 2, 3)), hash((0,)))
# expect: 5740354900026072187 -3550055125485641917 529344067295497451 -8753497827991233192
hash((1, []))           # expect-error: TypeError: unhashable type: 'list'
