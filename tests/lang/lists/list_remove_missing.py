# remove() of what is not there
a = [1]
try:
    a.index(2)
except ValueError as e:
    print(e)            # expect: 2 is not in list
a.remove(2)             # expect-error: ValueError: list.remove(x): x not in list
