# what range() refuses
def message(f):
    try:
        f()
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        return type(e).__name__ + ': ' + str(e)

print(message(lambda: range(1, 2, 0)))      # expect: ValueError: range() arg 3 must not be zero
print(message(lambda: range(1.5)))          # expect: TypeError: 'float' object cannot be interpreted as an integer
print(message(lambda: range()))             # expect: TypeError: range expected at least 1 argument, got 0
print(message(lambda: range(1, 2, 3, 4)))   # expect: TypeError: range expected at most 3 arguments, got 4
print(message(lambda: range(3)[3]))         # expect: IndexError: range object index out of range
print(message(lambda: range('a')))          # expect: TypeError: 'str' object cannot be interpreted as an integer
print(message(lambda: range(3).index(7)))   # expect: ValueError: 7 is not in range
