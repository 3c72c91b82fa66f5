# Ctrl-C: KeyboardInterrupt can be caught; uncaught, it is shown and the process dies by the signal
"$OURO" -c 'raise KeyboardInterrupt' 2>/dev/null; echo $?               # expect: 130
"$OURO" -c 'raise KeyboardInterrupt' 2>&1 | tail -1                     # expect: KeyboardInterrupt
