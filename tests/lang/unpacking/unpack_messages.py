# each failing unpacking says what it expected
def message(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        return type(e).__name__ + ': ' + str(e)

def two(x):
    a, b = x
def star(x):
    a, b, *c = x
print(message(lambda: two([1])))                # expect: ValueError: not enough values to unpack (expected 2, got 1)
print(message(lambda: two([])))                 # expect: ValueError: not enough values to unpack (expected 2, got 0)
print(message(lambda: two('abc')))              # expect: ValueError: too many values to unpack (expected 2)
print(message(lambda: two({1: 2, 3: 4, 5: 6})))  # expect: ValueError: too many values to unpack (expected 2)
print(message(lambda: two(5)))                  # expect: TypeError: cannot unpack non-iterable int object
print(message(lambda: two(None)))               # expect: TypeError: cannot unpack non-iterable NoneType object
print(message(lambda: star([1])))
# expect: ValueError: not enough values to unpack (expected at least 2, got 1)
print(message(lambda: two(iter([1]))))          # expect: ValueError: not enough values to unpack (expected 2, got 1)
