# the format mini-language for floats.
def error(f, *args):
    try:
        f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(format(1234567.891, "020,.2f"), format(1234567.891, "*>+18,.1f")) # expect: 0,000,001,234,567.89 ******+1,234,567.9
print(format(123456.0, ".6"), format(12345.0, ".6"), format(0.0, ".0")) # expect: 1.23456e+05 12345.0 0e+00
print(format(1e16, "#"), format(1.0, "#.0f"), format(1.0, ".0f")) # expect: 1.e+16 1. 1
print(format(1.5, "%"), format(float("inf"), "%"), format(float("nan"), "F")) # expect: 150.000000% inf% NAN
print(format(-0.0001, ".2f"), format(-0.0001, "z.2f"))       # expect: -0.00 0.00
print(format(float("-inf"), "010.3f"))                       # expect: -000000inf
print(format(2.5, ".0f"), format(0.125, ".2f"), format(2.675, ".2f")) # expect: 2 0.12 2.67
print(format(0.1, ".20f"), format(1e22, "f"))                # expect: 0.10000000000000000555 10000000000000000000000.000000
print(error(format, 1.0, "d"))                               # expect: ValueError: Unknown format code 'd' for object of type 'float'
print(error(format, 1.0, "."))                               # expect: ValueError: Format specifier missing precision
