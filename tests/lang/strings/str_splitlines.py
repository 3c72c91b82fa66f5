# every line ending, with and without keeping it
print('a\nb\r\nc\rd'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\n\nb'.splitlines())
# expect: ['a', 'b', 'c', 'd'] ['a\n', 'b\n'] [] [''] ['a', '', 'b']
print('a\x0bb\x0cc\x1cd\x85e\u2028f'.splitlines())  # expect: ['a', 'b', 'c', 'd', 'e', 'f']
