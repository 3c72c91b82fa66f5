# what dict() and update() refuse
def message(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        return type(e).__name__ + ': ' + str(e)

print(message(lambda: dict(5)))         # expect: TypeError: 'int' object is not iterable
print(message(lambda: dict([1])))
# expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
print(message(lambda: dict([(1, 2, 3)])))
# expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
print(message(lambda: dict({}, {})))    # expect: TypeError: dict expected at most 1 argument, got 2
{}.popitem()                            # expect-error: KeyError: 'popitem(): dictionary is empty'
