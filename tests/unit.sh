#!/bin/sh
# unit.sh [--tally FILE] MODE PROGRAM... -- run the Criterion programs; quiet about those that pass.
tally=/dev/null
[ "$1" = --tally ] && { tally=$2; shift 2; }
mode=$1
shift
[ $# -gt 0 ] || { echo "unit ($mode): no unit tests yet"; exit 0; }

echo "unit ($mode):"
passed=0 failed=0
for program; do
    "$program" >"$program.log" 2>&1
    status=$?
    # Criterion closes with "Synthesis: Tested: 5 | Passing: 4 | Failing: 1 | Crashing: 0", perhaps coloured.
    counts=$(sed -n 's/.*Tested: *\([^ ]*\) *|.*Passing: *\([^ ]*\) *|.*/\1 \2/p' "$program.log" |
             sed 's/[^0-9 ]*\[[0-9;]*m//g' | tail -1)
    good=${counts#* } all=${counts% *}
    if [ "$status" -ne 0 ] || [ -z "$counts" ]; then
        cat "$program.log"
        echo "    again: $program"
        good=${good:-0} all=${all:-1}
        [ "$all" -gt "$good" ] || all=$((good + 1))
    fi
    passed=$((passed + good)) failed=$((failed + all - good))
done
echo "$passed passed, $failed failed" | tee -a "$tally"
[ "$failed" -eq 0 ]
