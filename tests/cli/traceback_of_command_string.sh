# text given with -c has no source lines to show
"$OURO" -c 'def f():
    1 / 0
f()' 2>&1 | cat
# expect: Traceback (most recent call last):
# expect:   File "<string>", line 3, in <module>
# expect:   File "<string>", line 2, in f
# expect: ZeroDivisionError: division by zero
