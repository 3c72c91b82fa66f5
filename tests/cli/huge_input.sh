# sources that are nested too deeply or too long are refused, not crashed on
dir=$(mktemp -d) && cd "$dir" || exit
last() { "$OURO" "$1" 2>err; echo "$? $(tail -n 1 err)"; }
many() { printf "%0$2d" 0 | sed "s/0/$1/g"; }               # $1 repeated $2 times

{ many '[' 100000; echo; } > brackets.py
{ printf 'x = '; many '(' 150; printf 1; many ')' 150; echo; } > parentheses.py
{ printf 'x = '; many '-' 100000; echo 1; } > minuses.py
{ printf 'x = '; many 'not ' 100000; echo 1; } > nots.py
{ printf 'x = '; many 'lambda: ' 100000; echo 1; } > lambdas.py
{ printf 'x = '; many '1+' 100000; echo 1; } > sum.py
{ printf 'x = a'; many '.b' 100000; echo; } > attributes.py
{ printf '#'; many 'c' 1000000; printf '\nprint(1)\n'; } > comment.py
{ echo 'def f():'; i=0; while [ $i -lt 66000 ]; do echo " a$i = 1"; i=$((i + 1)); done; echo 'f()'; } > locals.py
last brackets.py        # expect: 1 SyntaxError: too many nested parentheses
last parentheses.py     # expect: 0 
last minuses.py         # expect: 1 MemoryError
last nots.py            # expect: 1 MemoryError
last lambdas.py         # expect: 1 MemoryError
last sum.py             # expect: 1 RecursionError: maximum recursion depth exceeded during compilation
last attributes.py      # expect: 1 RecursionError: maximum recursion depth exceeded during compilation
last comment.py
# expect: 1
# expect: 0 
last locals.py          # expect: 1 SyntaxError: too many local variables
rm -r "$dir"
