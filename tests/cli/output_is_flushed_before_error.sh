# what was printed comes before the traceback, also through one pipe
"$OURO" -c 'print("first"); 1 / 0' 2>&1 | head -2
# expect: first
# expect: Traceback (most recent call last):
