# and, or give back an operand and stop early
def no(x):
    print('asked', x)
    return x
print(0 and no(1), 1 or no(2), 1 and 2, 0 or '', '' or 'default', None and 1, not 1, not [])
# expect: 0 1 2  default None False True
print(1 and no(0) and no(5), 0 or no(0) or no(7))
# expect: asked 0
# expect: asked 0
# expect: asked 7
# expect: 0 7
print('yes' if 5 else 'no', 'yes' if [] else 'no', 1 if 0 else 2 if 0 else 3)  # expect: yes no 3
