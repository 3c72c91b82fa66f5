# --version and -V print one line
"$OURO" --version | wc -l       # expect: 1
"$OURO" -V | wc -l              # expect: 1
