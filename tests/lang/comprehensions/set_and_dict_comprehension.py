# braces
print({x % 3 for x in range(10)}, {x: x * x for x in range(3)}, {k: v for k, v in [('a', 1), ('a', 2)]}, {v: k for k, v in {'x': 1}.items()}, sorted({c for c in 'hello' if c > 'h'}))
# expect: {0, 1, 2} {0: 0, 1: 1, 2: 4} {'a': 2} {1: 'x'} ['l', 'o']
