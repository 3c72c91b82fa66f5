# prefixes, suffixes, tuples of them, and ranges
s = 'hello.py'
print(s.startswith('hell'), s.startswith('x'), s.startswith(''), s.startswith(('x', 'he')), s.startswith('lo', 3), s.startswith('lo', 3, 4))
# expect: True False True True True False
print(s.endswith('.py'), s.endswith(('.c', '.h')), s.endswith('hello', 0, 5), s.endswith(''), s.startswith(()))
# expect: True False True True False
print(s.removeprefix('hello'), s.removesuffix('.py'), s.removeprefix('x'), s.removesuffix(''))
# expect: .py hello hello.py hello.py
