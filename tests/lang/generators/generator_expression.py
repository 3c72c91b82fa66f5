# parentheses make a lazy comprehension
g = (x * x for x in range(4) if x)
print(next(g), list(g), sum(x for x in range(5)), max((len(w) for w in ['a', 'bbb']), default=0), ','.join(str(i) for i in range(3)))
# expect: 1 [4, 9] 10 3 0,1,2
print(dict((k, 1) for k in 'ab'), set(x % 2 for x in range(5)), all(x for x in [1, 0]), list((i, j) for i in range(2) for j in range(i)))
# expect: {'a': 1, 'b': 1} {0, 1} False [(1, 0)]
n = 1
h = (n for _ in range(2))
n = 5
print(list(h))          # expect: [5, 5]
