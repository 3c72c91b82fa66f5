# built-in functions check their calls too
def message(f):
    try:
        f()
    except TypeError as e:
        return str(e)

print(message(lambda: len()))               # expect: len() takes exactly one argument (0 given)
print(message(lambda: len([], [])))         # expect: len() takes exactly one argument (2 given)
print(message(lambda: [].append()))         # expect: list.append() takes exactly one argument (0 given)
print(message(lambda: [].append(1, 2)))     # expect: list.append() takes exactly one argument (2 given)
print(message(lambda: 'a'.upper(1)))        # expect: str.upper() takes no arguments (1 given)
print(message(lambda: isinstance(1)))       # expect: isinstance expected 2 arguments, got 1
print(message(lambda: isinstance(1, 2)))
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
print(message(lambda: issubclass(1, int)))  # expect: issubclass() arg 1 must be a class
print(message(lambda: ord(5)))              # expect: ord() expected string of length 1, but int found
print(message(lambda: chr('a')))            # expect: 'str' object cannot be interpreted as an integer
print(message(lambda: len(x=1)))            # expect: len() takes no keyword arguments
print(message(lambda: sum(5)))              # expect: 'int' object is not iterable
print(message(lambda: list(1)))             # expect: 'int' object is not iterable
print(message(lambda: tuple(1.5)))          # expect: 'float' object is not iterable
print(message(lambda: dict(1)))             # expect: 'int' object is not iterable
print(message(lambda: iter(1)))             # expect: 'int' object is not iterable
print(message(lambda: next([])))            # expect: 'list' object is not an iterator
print(message(lambda: sorted(1)))           # expect: 'int' object is not iterable
print(message(lambda: {}.get()))            # expect: get expected at least 1 argument, got 0
print(message(lambda: hash([])))            # expect: unhashable type: 'list'
print(message(lambda: getattr(1)))          # expect: getattr expected at least 2 arguments, got 1
print(message(lambda: zip(1)))              # expect: 'int' object is not iterable
print(message(lambda: map(len)))            # expect: map() must have at least two arguments.
print(message(lambda: enumerate()))         # expect: enumerate() missing required argument 'iterable'
print(message(lambda: 'x'.join(5)))         # expect: can only join an iterable
print(message(lambda: max(5)))              # expect: 'int' object is not iterable
print(message(lambda: sum(['a'])))          # expect: unsupported operand type(s) for +: 'int' and 'str'
