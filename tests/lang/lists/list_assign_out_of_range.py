# writing past the end has its own message
a = [1, 2]
try:
    a[-3] = 0
except IndexError as e:
    print(e)            # expect: list assignment index out of range
try:
    del a[5]
except IndexError as e:
    print(e)            # expect: list assignment index out of range
try:
    a.pop(7)
except IndexError as e:
    print(e)            # expect: pop index out of range
a[2] = 0                # expect-error: IndexError: list assignment index out of range
