# literals, list(), length, truth and repr
print([], [1], [1, 'a', None, [2]], [1,], list(), list('abc'), list((1, 2)), list(range(3)), list({'k': 1}))
# expect: [] [1] [1, 'a', None, [2]] [1] [] ['a', 'b', 'c'] [1, 2] [0, 1, 2] ['k']
print(len([]), len([1, 2]), [*range(3), *'ab', 9], [[]] * 2, [1, 2] + [3])
# expect: 0 2 [0, 1, 2, 'a', 'b', 9] [[], []] [1, 2, 3]
print(str([1.0, True, 'x', b'y', (1,), {1}, {2: 3}]))   # expect: [1.0, True, 'x', b'y', (1,), {1}, {2: 3}]
