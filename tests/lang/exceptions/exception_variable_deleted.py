# the name after as is gone after the handler
e = 'before'
try:
    1 / 0
except ZeroDivisionError as e:
    print(type(e).__name__)  # expect: ZeroDivisionError
e                           # expect-error: NameError: name 'e' is not defined
