# a reader that goes away ends the program quietly enough: no endless loop, no crash
"$OURO" -c 'for i in range(200000): print(i)' 2>/dev/null | head -1     # expect: 0
