# each middle operand is computed once
def show(x):
    print('see', x)
    return x
print(show(1) < show(2) < show(3))
# expect: see 1
# expect: see 2
# expect: see 3
# expect: True
print(show(3) < show(2) < show(1))
# expect: see 3
# expect: see 2
# expect: False
print(1 < 2 > 1 != 3 == 3.0, 1 < 3 in [3])  # expect: True True
