# code that can never run is still checked
def error(source):
    try:
        compile(source, '<test>', 'exec')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.text)
error('if 0: return')                    # expect: 'return' outside function 1 7 None
error('while 0:\n  yield')               # expect: 'yield' outside function 2 3 None
error('if 1: pass\nelse: break')         # expect: 'break' outside loop 2 7 None
def f():
    while 0:
        yield
    if 0:
        try: never
        finally: return 1
print(list(f()))                         # expect: []
