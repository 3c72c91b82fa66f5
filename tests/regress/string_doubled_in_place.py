# s += s appends a string to itself.
def double(s):
    s += 'b'
    s += s
    return s
print(double('a'))                       # expect: abab
