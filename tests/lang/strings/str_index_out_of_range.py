# one past the end is an error
s = 'abc'
print(s[2])             # expect: c
s[3]                    # expect-error: IndexError: string index out of range
