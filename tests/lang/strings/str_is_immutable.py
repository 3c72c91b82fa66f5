# a character cannot be replaced in place
s = 'abc'
try:
    del s[0]
except TypeError as e:
    print(e)            # expect: 'str' object doesn't support item deletion
s[0] = 'x'              # expect-error: TypeError: 'str' object does not support item assignment
