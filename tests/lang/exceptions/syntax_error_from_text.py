# compile errors are exceptions too
def message(text):
    try:
        compile(text, 'f', 'exec')
    except SyntaxError as e:
        return type(e).__name__ + ': ' + e.msg
    return 'fine'
print(message('x = 1'))             # expect: fine
print(message('x ='))               # expect: SyntaxError: invalid syntax
print(message('return 1'))          # expect: SyntaxError: 'return' outside function
print(message('break'))             # expect: SyntaxError: 'break' outside loop
print(message('def f(:\n  pass'))   # expect: SyntaxError: invalid syntax
print(message('if 1:\npass'))
# expect: IndentationError: expected an indented block after 'if' statement on line 1
print(message('(1'))                # expect: SyntaxError: '(' was never closed
print(message('"abc'))              # expect: SyntaxError: unterminated string literal (detected at line 1)
print(message('f() = 1'))
# expect: SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
print(message('1 = x'))
# expect: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
print(message('x = 5 +'))           # expect: SyntaxError: invalid syntax
print(message('nonlocal x'))        # expect: SyntaxError: nonlocal declaration not allowed at module level
print(message('def f(a, a): pass'))  # expect: SyntaxError: duplicate argument 'a' in function definition
print(message('f(a=1, 2)'))         # expect: SyntaxError: positional argument follows keyword argument
print(message('  x = 1'))           # expect: IndentationError: unexpected indent
print(message('def f():\n  x = 1\n  global x'))
# expect: SyntaxError: name 'x' is assigned to before global declaration
