# ouro-only: CPython has no such limit
# tests/regress/too_many_locals.py -- a function with more variables than there are register numbers is refused, not run.
source = 'def f():\n' + '\n'.join(f'  a{i} = 1' for i in range(66000))
try:
    exec(source)
except SyntaxError as e:
    print(e.msg)                                # expect: too many local variables
exec('def g():\n' + '\n'.join(f'  a{i} = {i}' for i in range(40000)) + '\n  return a39999')
print(g())                                      # expect: 39999
