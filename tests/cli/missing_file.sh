# a script that is not there
cd /usr && "$OURO" no_such_script.py 2>&1 | sed 's/^[^:]*: //'
# expect: can't open file '/usr/no_such_script.py': [Errno 2] No such file or directory
"$OURO" /no_such_script.py 2>/dev/null; echo $?         # expect: 2
