# complex() reads what repr writes, and more.
def error(f, *args):
    try:
        f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(complex("1+2j"), complex(" ( 1-2J ) "), complex("-j")) # expect: (1+2j) (1-2j) -1j
print(complex("1e5"), complex("nan+infj"), complex("1_0+2_0j")) # expect: (100000+0j) (nan+infj) (10+20j)
print(complex(1, 2), complex(1j, 2j), complex(imag=2))       # expect: (1+2j) (-2+1j) 2j
print(error(complex, "1 + 2j"))                              # expect: ValueError: complex() arg is a malformed string
print(error(complex, "1", 2))                                # expect: TypeError: complex() can't take second arg if first is a string
print(error(complex, None))                                  # expect: TypeError: complex() first argument must be a string or a number, not 'NoneType'
