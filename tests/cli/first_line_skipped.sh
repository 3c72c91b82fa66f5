# -x leaves out the first line, and the others keep their numbers
file=$(mktemp)
printf 'this is ) no Python\nimport sys\nprint(sys._getframe().f_lineno)\n' >"$file"
$OURO -x "$file"        # expect: 3
rm -f "$file"
