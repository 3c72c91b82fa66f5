# -O leaves out assert, -OO docstrings too, in imported files as well
cd "$(mktemp -d)" || exit
echo 'assert 0, "not run"' > m.py
"$OURO" -O -c 'import m; assert 0; print(__debug__)'                    # expect: False
"$OURO" -OO -c 'def f(): "doc"
print(f.__doc__)'                                                       # expect: None
"$OURO" -c 'import m' 2>&1 | tail -1                                    # expect: AssertionError: not run
