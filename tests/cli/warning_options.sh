# -W and its kin decide about warnings
# needs: library
try='import warnings
try: warnings.warn("a"); warnings.warn("d", DeprecationWarning)
except Warning as e: print(repr(e))'
$OURO -W error -c "$try"                        # expect: UserWarning('a')
$OURO -W error::DeprecationWarning -W ignore::UserWarning -c "$try" 2>/dev/null       # expect: DeprecationWarning('d')
$OURO -c "$try" 2>&1
# expect: <string>:2: UserWarning: a
# expect: <string>:2: DeprecationWarning: d
$OURO -W foo -W ignore -c "$try" 2>&1           # expect: Invalid -W option ignored: invalid action: 'foo'
