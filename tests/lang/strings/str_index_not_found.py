# index() raises where find() says -1
print('abc'.find('z'))  # expect: -1
'abc'.index('z')        # expect-error: ValueError: substring not found
