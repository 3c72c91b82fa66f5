# brackets and backslashes join lines
a = [1,
     2,

     3
]
b = 1 + \
    2
c = (a[0] +
     b)
d = {
    'k': [
        1],
    }
print(a, b, c, d)       # expect: [1, 2, 3] 3 4 {'k': [1]}
if a and \
   b:
    print('joined')
# expect: joined
