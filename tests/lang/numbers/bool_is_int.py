# bool is a kind of int with two values
print(True, False, isinstance(True, int), issubclass(bool, int))  # expect: True False True True
print(bool(0), bool(''), bool([]), bool({}), bool(()), bool(0.0), bool(None), bool(set()), bool(range(0)), bool(b''))
# expect: False False False False False False False False False False
print(bool(-1), bool('0'), bool([0]), bool(1e-300), bool(range(1)))  # expect: True True True True True
print(str(True), repr(False), True == 1, [10, 20][True], not 0, not 'x')
# expect: True False True 20 True False
print(sum([True, True, False]), 'x' * True)  # expect: 2 x
