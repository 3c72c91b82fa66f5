# a traceback shows the cause first
def f():
    return 1 / 0
try:
    f()
except ZeroDivisionError as e:
    raise ValueError('bad') from e  # expect-error: ValueError: bad
# expect-stderr: ZeroDivisionError: division by zero
# expect-stderr: The above exception was the direct cause of the following exception:
# expect-stderr: Traceback (most recent call last):
