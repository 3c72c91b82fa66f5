# an unknown option ends in status 2 and one line of why
"$OURO" -z 2>&1 | head -1       # expect: Unknown option: -z
"$OURO" -z 2>/dev/null; echo $? # expect: 2
"$OURO" -c 2>&1 | head -1       # expect: Argument expected for the -c option
"$OURO" -c 2>/dev/null; echo $? # expect: 2
