# complex numbers add, multiply, divide and raise to powers.
def error(f, *args):
    try:
        f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(1j, -1j, 1 - 2j, complex(-0.0, 1))                     # expect: 1j (-0-1j) (1-2j) (-0+1j)
print((1 + 2j) * (3 - 4j), (1 + 2j) / (3 - 4j))              # expect: (11+2j) (-0.2+0.4j)
print((1 + 2j) ** 3, (1 + 2j) ** -2, 0j ** 0)                # expect: (-11-2j) (-0.12-0.16j) (1+0j)
print((-8) ** 0.5, (-1) ** 0.5)                              # expect: (1.7319121124709868e-16+2.8284271247461903j) (6.123233995736766e-17+1j)
print(abs(3 + 4j), -(1 + 2j), (1 + 2j).conjugate())          # expect: 5.0 (-1-2j) (1-2j)
print(1 + 0j == 1, hash(1 + 0j) == hash(1), 2**53 + 1 == complex(2**53)) # expect: True True False
print(error(lambda: 1j / 0))                                 # expect: ZeroDivisionError: complex division by zero
print(error(lambda: 0j ** -1))                               # expect: ZeroDivisionError: 0.0 to a negative or complex power
print(error(lambda: 1j < 2j))                                # expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
print(error(lambda: 1j // 2))                                # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
print(error(lambda: ~1j))                                    # expect: TypeError: bad operand type for unary ~: 'complex'
