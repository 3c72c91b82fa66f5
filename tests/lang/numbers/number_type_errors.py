# operators name the types they cannot join
def message(f):
    try:
        f()
    except TypeError as e:
        return str(e)

print(message(lambda: 1 + 'a'))     # expect: unsupported operand type(s) for +: 'int' and 'str'
print(message(lambda: 'a' + 1))     # expect: can only concatenate str (not "int") to str
print(message(lambda: 1 - None))    # expect: unsupported operand type(s) for -: 'int' and 'NoneType'
print(message(lambda: [] * 1.5))    # expect: can't multiply sequence by non-int of type 'float'
print(message(lambda: 1.5 << 1))    # expect: unsupported operand type(s) for <<: 'float' and 'int'
print(message(lambda: 1.5 & 1))     # expect: unsupported operand type(s) for &: 'float' and 'int'
print(message(lambda: -'a'))        # expect: bad operand type for unary -: 'str'
print(message(lambda: ~1.5))        # expect: bad operand type for unary ~: 'float'
print(message(lambda: 1 < 'a'))     # expect: '<' not supported between instances of 'int' and 'str'
print(message(lambda: None >= 0))   # expect: '>=' not supported between instances of 'NoneType' and 'int'
print(message(lambda: {} < {}))     # expect: '<' not supported between instances of 'dict' and 'dict'
print(message(lambda: 2 ** 'x'))    # expect: unsupported operand type(s) for ** or pow(): 'int' and 'str'
print(message(lambda: abs('x')))    # expect: bad operand type for abs(): 'str'
print(message(lambda: round('x')))  # expect: type str doesn't define __round__ method
print(message(lambda: len(5)))      # expect: object of type 'int' has no len()
five = 5
print(message(lambda: five[0]))     # expect: 'int' object is not subscriptable
print(message(lambda: five()))      # expect: 'int' object is not callable
