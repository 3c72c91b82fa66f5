# an uncaught NameError or AttributeError knows what may have been meant
"$OURO" -c 'pritn(1)' 2>&1 | tail -1            # expect: NameError: name 'pritn' is not defined. Did you mean: 'print'?
"$OURO" -c '[].apend(1)' 2>&1 | tail -1         # expect: AttributeError: 'list' object has no attribute 'apend'. Did you mean: 'append'?
"$OURO" -c 'def f():
    length = 1
    return lenght
f()' 2>&1 | tail -1                             # expect: NameError: name 'lenght' is not defined. Did you mean: 'length'?
"$OURO" -c 'xyzzy' 2>&1 | tail -1               # expect: NameError: name 'xyzzy' is not defined
