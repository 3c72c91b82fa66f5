# a traceback shows file, line number and source line
cd "$(mktemp -d)" || exit
printf 'def f(x):\n    return x[5]\n\nprint("before")\nf([])\n' > s.py
"$OURO" s.py 2>&1 | sed 's#".*/s.py"#"s.py"#'
# expect: before
# expect: Traceback (most recent call last):
# expect:   File "s.py", line 5, in <module>
# expect:     f([])
# expect:   File "s.py", line 2, in f
# expect:     return x[5]
# expect:            ~^^^
# expect: IndexError: list index out of range
