# at the prompt, the value of an expression is printed, None is not, and an error does not end it
printf '1 + 1\nNone\nx = [1]\nx\n1 / 0\n"still here"\n_\n' | "$OURO" -i 2>/dev/null | sed 's/^\(>>> \)*//' | grep -v '^$'
# expect: 2
# expect: [1]
# expect: 'still here'
# expect: 'still here'
