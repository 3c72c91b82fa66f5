# output that cannot be written at the end: said on stderr, status 120
"$OURO" -c 'print(1)' 2>/dev/null >/dev/full; echo $?                   # expect: 120
"$OURO" -c 'print(1)' 2>&1 >/dev/full | head -2
# expect: Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>
# expect: OSError: [Errno 28] No space left on device
"$OURO" -c 'print(1)' >&-; echo $?                                      # expect: 0
