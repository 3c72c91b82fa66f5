# lists, dicts and sets cannot be keys
def message(key):
    try:
        return {key: 1}
    except TypeError as e:
        return e

print(message([]))          # expect: unhashable type: 'list'
print(message({}))          # expect: unhashable type: 'dict'
print(message(set()))       # expect: unhashable type: 'set'
print(message((1, [])))     # expect: unhashable type: 'list'
print(message(frozenset()))  # expect: {frozenset(): 1}
print(message(b'x'))        # expect: {b'x': 1}
