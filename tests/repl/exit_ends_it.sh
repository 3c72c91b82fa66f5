# exit(), quit() and SystemExit end the prompt with their status; errors before do not count
printf '1/0\nexit(3)\n5\n' | "$OURO" -i -q 2>/dev/null; echo $?             # expect: 3
printf 'quit()\n5\n' | "$OURO" -i -q 2>/dev/null; echo $?                   # expect: 0
printf 'raise SystemExit("bye")\n' | "$OURO" -i -q 2>&1 >/dev/null | cat    # expect: >>> bye
printf '1/0\n' | "$OURO" -i -q 2>/dev/null; echo $?                         # expect: 0
printf 'exit\n' | "$OURO" -i -q 2>/dev/null                                 # expect: Use exit() or Ctrl-D (i.e. EOF) to exit
