# decimal text of very long integers is refused.
def error(f, *args):
    try:
        f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(error(int, "1" * 4301))                                # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
print(error(str, 10 ** 4300))                                # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
print(len(str(10 ** 4299)), len(hex(10 ** 5000)), int("1" * 5000, 16) > 0) # expect: 4300 4155 True
