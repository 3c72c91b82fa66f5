# literals, dict(), length, order and repr
print({}, {'a': 1}, {1: 'x', 'b': [2], (3,): None}, {'a': 1, 'a': 2}, dict(), dict(a=1, b=2), dict([('x', 1), ('y', 2)]), dict({'k': 1}, z=2))
# expect: {} {'a': 1} {1: 'x', 'b': [2], (3,): None} {'a': 2} {} {'a': 1, 'b': 2} {'x': 1, 'y': 2} {'k': 1, 'z': 2}
print(len({1: 1, 2: 2}), {**{'a': 1}, 'b': 2, **{'a': 3}}, dict(zip('ab', [1, 2])), {1: 'a', True: 'b', 1.0: 'c'})
# expect: 2 {'a': 3, 'b': 2} {'a': 1, 'b': 2} {1: 'c'}
