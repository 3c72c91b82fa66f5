# running text
x = 5
print(eval('x + 1'), eval('[i for i in range(3)]'), eval('a * b', {'a': 2, 'b': 3}))  # expect: 6 [0, 1, 2] 6
exec('y = x * 2\nprint(y)')  # expect: 10
ns = {}
exec('def f(n):\n    return n + 1', ns)
print(ns['f'](1), y)        # expect: 2 10
eval('1 +')                 # expect-error: SyntaxError: invalid syntax
