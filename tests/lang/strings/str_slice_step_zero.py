# a step of zero is an error
print('abc'[::1])       # expect: abc
'abc'[::0]              # expect-error: ValueError: slice step cannot be zero
