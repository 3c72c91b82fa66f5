# what the lexer passes over


x = 1   # trailing comment
# a comment line
if x:

    # an indented comment
        # a deeper one
    y = 2

    z = 3
print(x, y, z); print('two on a line')
# expect: 1 2 3
# expect: two on a line
if x: y = 5; z = 6
print(y,  # inside a call
      z)        # expect: 5 6
# no newline follows the last line