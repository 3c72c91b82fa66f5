# a name that nobody defined
def f():
    return undefined_name
try:
    f()
except NameError as e:
    print(e)            # expect: name 'undefined_name' is not defined
undefined_too           # expect-error: NameError: name 'undefined_too' is not defined
