# each division by zero names its operator
def message(f):
    try:
        f()
    except ZeroDivisionError as e:
        return str(e)

print(message(lambda: 1 // 0))          # expect: integer division or modulo by zero
print(message(lambda: 1 % 0))           # expect: integer modulo by zero
print(message(lambda: 1 / 0))           # expect: division by zero
print(message(lambda: divmod(1, 0)))    # expect: integer division or modulo by zero
print(message(lambda: 0 ** -1))         # expect: 0.0 cannot be raised to a negative power
print(message(lambda: 10 ** 30 // 0))   # expect: integer division or modulo by zero
print(message(lambda: 1.0 / 0))         # expect: float division by zero
print(message(lambda: 1.0 // 0))        # expect: float floor division by zero
print(message(lambda: 1.0 % 0))         # expect: float modulo
