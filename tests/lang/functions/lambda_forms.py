# lambdas take every kind of parameter
print((lambda: 1)(), (lambda x, y=2, *a, k=0, **z: (x, y, a, k, z))(1, 5, 6, k=7, q=8), (lambda *a: a)(1, 2), (lambda x: lambda y: x + y)(1)(2))
# expect: 1 (1, 5, (6,), 7, {'q': 8}) (1, 2) 3
print(sorted([3, -1, 2], key=lambda n: -n), (lambda a, /, b: a - b)(5, b=1))  # expect: [3, 2, -1] 4
