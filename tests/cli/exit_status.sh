# the exit status says how it went
"$OURO" -c 'pass'; echo $?                              # expect: 0
"$OURO" -c '1 / 0' 2>/dev/null; echo $?                 # expect: 1
"$OURO" -c 'x =' 2>/dev/null; echo $?                   # expect: 1
"$OURO" -c 'import sys; sys.exit()'; echo $?            # expect: 0
"$OURO" -c 'import sys; sys.exit(3)'; echo $?           # expect: 3
"$OURO" -c 'import sys; sys.exit(259)'; echo $?         # expect: 3
"$OURO" -c 'import sys; sys.exit(-1)'; echo $?          # expect: 255
"$OURO" -c 'import sys; sys.exit(True)'; echo $?        # expect: 1
"$OURO" -c 'import sys; sys.exit("text")' 2>&1; echo $?
# expect: text
# expect: 1
"$OURO" -c 'raise SystemExit(4)'; echo $?               # expect: 4
