# CRLF, lone CR, a byte order mark, an empty file, no final newline
cd "$(mktemp -d)" || exit
printf 'print(1)\r\nif 1:\r\n    print(2)\r\n' > crlf.py
printf 'print(3)\rprint(4)\r' > cr.py
printf '\357\273\277print(5)\n' > bom.py
printf '' > empty.py
printf 'print(6)' > nonl.py
printf '# comment only' > comment.py
for f in crlf cr bom empty nonl comment; do "$OURO" $f.py; done
# expect: 1
# expect: 2
# expect: 3
# expect: 4
# expect: 5
# expect: 6
