# tests/lang/unpacking/all_or_nothing.py -- variables change only when the number of items is right.
def f(value):
    a, b = 1, 2
    try:
        a, b = value
    except ValueError as e:
        print(e)
    return a, b

print(f(iter([7])))     # expect: not enough values to unpack (expected 2, got 1)
                        # expect: (1, 2)
print(f(iter([7, 8, 9])))       # expect: too many values to unpack (expected 2)
                                # expect: (1, 2)
print(f([7, 8]), f((8, 7)), f({3: 4, 5: 6}))    # expect: (7, 8) (8, 7) (3, 5)

def g(a, b):
    a, b = b, a
    b, a = a
    return a, b
print(g(1, (2, 3)))     # expect: (3, 2)

def loop(rows):
    a = b = None
    try:
        for a, b in rows:
            pass
    except (ValueError, TypeError) as e:
        print(e)
    return a, b
print(loop([(1, 2), (3, 4)]))           # expect: (3, 4)
print(loop([(1, 2), (3, 4, 5)]))        # expect: too many values to unpack (expected 2)
                                        # expect: (1, 2)
print(loop([(1, 2), 5]))                # expect: cannot unpack non-iterable int object
                                        # expect: (1, 2)
print(loop({1: 2}.items()), loop(zip('ab', 'cd')))      # expect: (1, 2) ('b', 'd')
