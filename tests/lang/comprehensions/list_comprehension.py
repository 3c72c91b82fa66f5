# loops and conditions inside brackets
print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in 'ab' for y in range(2)], [[j for j in range(i)] for i in range(3)])
# expect: [0, 1, 4, 9, 16] [5, 7, 9] [('a', 0), ('a', 1), ('b', 0), ('b', 1)] [[], [0], [0, 1]]
print([a + b for a, b in [(1, 2), (3, 4)]], [x for row in [[1], [2, 3]] for x in row], ['even' if x % 2 == 0 else 'odd' for x in range(3)])
# expect: [3, 7] [1, 2, 3] ['even', 'odd', 'even']
