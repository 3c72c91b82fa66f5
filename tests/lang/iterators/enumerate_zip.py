# enumerate and zip
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(zip([1, 2], 'ab', (True, False))), list(zip([1, 2, 3], 'a')), list(zip()), list(zip('a')))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(1, 'a', True), (2, 'b', False)] [(1, 'a')] [] [('a',)]
print(list(zip(*[(1, 'a'), (2, 'b')])), dict(enumerate('xy')), list(enumerate([], start=1)))
# expect: [(1, 2), ('a', 'b')] {0: 'x', 1: 'y'} []
list(zip([1, 2], [1], strict=True))  # expect-error: ValueError: zip() argument 2 is shorter than argument 1
