# a list cannot be a key
print(hash((1, 2)) == hash((1, 2)))  # expect: True
{[1]: 2}                            # expect-error: TypeError: unhashable type: 'list'
