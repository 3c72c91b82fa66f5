# count, cycle and repeat
from itertools import count, cycle, repeat, islice

def head(iterator, n=6):
    print(list(islice(iterator, n)))

def refuse(make):
    try:
        make()
    except Exception as e:
        print(type(e).__name__ + ':', e)

head(count())                                                 # expect: [0, 1, 2, 3, 4, 5]
head(count(10, -2))                                           # expect: [10, 8, 6, 4, 2, 0]
head(count(2.5, 0.5))                                         # expect: [2.5, 3.0, 3.5, 4.0, 4.5, 5.0]
head(count(2 ** 63 - 3))
# expect: [9223372036854775805, 9223372036854775806, 9223372036854775807, 9223372036854775808, 9223372036854775809, 9223372036854775810]
head(count(step=3))                                           # expect: [0, 3, 6, 9, 12, 15]
print(count(3), count(3, 2), count(3.0), count(True), count(1, 1.0))  # expect: count(3) count(3, 2) count(3.0) count(1) count(1, 1.0)
refuse(lambda: count('a'))                                    # expect: TypeError: a number is required
refuse(lambda: count(1, 'a'))                                 # expect: TypeError: a number is required
refuse(lambda: count(1, 2, 3))                                # expect: TypeError: count() takes at most 2 arguments (3 given)

head(cycle('abc'), 8)                                         # expect: ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b']
head(cycle([]))                                               # expect: []
refuse(lambda: cycle())                                       # expect: TypeError: cycle expected 1 argument, got 0
refuse(lambda: cycle(5))                                      # expect: TypeError: 'int' object is not iterable
refuse(lambda: cycle('a', x=1))                               # expect: TypeError: cycle() takes no keyword arguments

head(repeat(7))                                               # expect: [7, 7, 7, 7, 7, 7]
head(repeat(7, 2))                                            # expect: [7, 7]
print(repeat(7), repeat('x', 3), repeat(object=2, times=-5))  # expect: repeat(7) repeat('x', 3) repeat(2, 0)
print(repeat(1, 4).__length_hint__())                         # expect: 4
refuse(lambda: repeat(1).__length_hint__())                   # expect: TypeError: len() of unsized object
refuse(lambda: repeat())                                      # expect: TypeError: repeat() missing required argument 'object' (pos 1)
refuse(lambda: repeat(1, 'a'))                                # expect: TypeError: 'str' object cannot be interpreted as an integer
refuse(lambda: repeat(1, 1 << 70))                            # expect: OverflowError: Python int too large to convert to C ssize_t

class Named(count):
    pass
print(Named(4))                                               # expect: Named(4)
print(count(5).__reduce__(), count(5, 2).__reduce__())        # expect: (<class 'itertools.count'>, (5,)) (<class 'itertools.count'>, (5, 2))
print(repeat(5).__reduce__(), repeat(5, 2).__reduce__())
# expect: (<class 'itertools.repeat'>, (5,)) (<class 'itertools.repeat'>, (5, 2))
