# The text of an error in an earlier line than the last one read has no end of line
for text in 'x = (1,\n', 'x = (1,\n2', '{1:\n2\n\n', 'f(1,':
    try: compile(text, '<t>', 'exec')
    except SyntaxError as e: print(e.msg, e.lineno, repr(e.text))
# expect: '(' was never closed 1 'x = (1,\n'
# expect: '(' was never closed 1 'x = (1,'
# expect: '{' was never closed 1 '{1:'
# expect: '(' was never closed 1 'f(1,\n'
