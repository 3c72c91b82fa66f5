# a syntax error points at its place, and nothing of the script runs
cd "$(mktemp -d)" || exit
printf 'print("no")\nx = 1 +\n' > s.py
"$OURO" s.py 2>&1 | sed 's#".*/s.py"#"s.py"#'
# expect:   File "s.py", line 2
# expect:     x = 1 +
# expect:            ^
# expect: SyntaxError: invalid syntax
