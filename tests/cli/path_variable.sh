# OUROPATH adds folders behind the script's; -E and -I do not look at it, -P and -I leave out the script's
# ouro-only: CPython's variable is called PYTHONPATH
show='import sys; print([p for p in sys.path if "python3" not in p])'
export OUROPATH=/a:/b
$OURO -c "$show"         # expect: ['', '/a', '/b']
$OURO -E -c "$show"      # expect: ['']
$OURO -I -c "$show"      # expect: []
$OURO -P -c "$show"      # expect: ['/a', '/b']
