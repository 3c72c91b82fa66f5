# del unbinds a name
def f():
    a = 1
    del a
    try:
        return a
    except UnboundLocalError as e:
        return str(e)
print(f())              # expect: cannot access local variable 'a' where it is not associated with a value
b = 1
del b
try:
    b
except NameError as e:
    print(e)            # expect: name 'b' is not defined
del c                   # expect-error: NameError: name 'c' is not defined
