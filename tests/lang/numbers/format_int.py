# the format mini-language for integers.
def error(f, *args):
    try:
        f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(format(1234567, ","), format(1234567, "_"), format(255, "#_x")) # expect: 1,234,567 1_234_567 0xff
print(format(-255, "#010x"), format(-255, "*^10"), format(5, "<8") + "|") # expect: -0x00000ff ***-255*** 5       |
print(format(12345678, "020,"), format(12345678, "022,"))    # expect: 0,000,000,012,345,678 00,000,000,012,345,678
print(format(65, "c"), format(5, ".2f"), format(1, "%"))     # expect: A 5.00 100.000000%
print(format(True), format(True, "d"))                       # expect: True 1
print(error(format, 5, ".2"))                                # expect: ValueError: Precision not allowed in integer format specifier
print(error(format, 5, ",x"))                                # expect: ValueError: Cannot specify ',' with 'x'.
print(error(format, 5, "s"))                                 # expect: ValueError: Unknown format code 's' for object of type 'int'
print(error(format, 5, "_,"))                                # expect: ValueError: Cannot specify both ',' and '_'.
print(error(format, 5, "dd"))                                # expect: ValueError: Invalid format specifier 'dd' for object of type 'int'
