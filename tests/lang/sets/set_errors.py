# what sets refuse
def message(f):
    try:
        f()
    except (TypeError, KeyError, AttributeError) as e:
        return type(e).__name__ + ': ' + str(e)

print(message(lambda: {1}.remove(5)))       # expect: KeyError: 5
print(message(lambda: set().pop()))         # expect: KeyError: 'pop from an empty set'
print(message(lambda: {[]}))                # expect: TypeError: unhashable type: 'list'
print(message(lambda: {1} | [2]))           # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
print(message(lambda: {1} < 5))             # expect: TypeError: '<' not supported between instances of 'set' and 'int'
print(message(lambda: frozenset().add(1)))  # expect: AttributeError: 'frozenset' object has no attribute 'add'
s = {1}
print(message(lambda: s[0]))                # expect: TypeError: 'set' object is not subscriptable
print(message(lambda: set(5)))              # expect: TypeError: 'int' object is not iterable
print(message(lambda: {set()}))             # expect: TypeError: unhashable type: 'set'
