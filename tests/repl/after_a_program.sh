# -i: after the program the prompt sees its names, also when it failed or wanted to exit
printf 'x\n' | "$OURO" -i -c 'x = 5' 2>/dev/null                            # expect: 5
printf 'x\n' | "$OURO" -i -c 'x = 6; 1 / 0' 2>/dev/null                     # expect: 6
printf 'x\n' | "$OURO" -i -c 'x = 7; raise SystemExit(2)' 2>/dev/null; echo $?
# expect: 7
# expect: 0
