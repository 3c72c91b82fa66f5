# an exception group is printed as a tree, with notes and causes inside
cd "$(mktemp -d)" || exit
cat > s.py <<'P'
a = ValueError(1)
a.add_note('one\ntwo')
try:
    try: {}['k']
    except KeyError as e: raise TypeError('t') from e
except TypeError as e: b = e
raise ExceptionGroup('eg', [a, ExceptionGroup('in', [b])])
P
"$OURO" s.py 2>&1 | sed 's#".*/s.py"#"s.py"#'
# expect:   + Exception Group Traceback (most recent call last):
# expect:   |   File "s.py", line 7, in <module>
# expect:   |     raise ExceptionGroup('eg', [a, ExceptionGroup('in', [b])])
# expect:   | ExceptionGroup: eg (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: 1
# expect:     | one
# expect:     | two
# expect:     +---------------- 2 ----------------
# expect:     | ExceptionGroup: in (1 sub-exception)
# expect:     +-+---------------- 1 ----------------
# expect:       | Traceback (most recent call last):
# expect:       |   File "s.py", line 4, in <module>
# expect:       |     try: {}['k']
# expect:       |          ~~^^^^^
# expect:       | KeyError: 'k'
# expect:       | 
# expect:       | The above exception was the direct cause of the following exception:
# expect:       | 
# expect:       | Traceback (most recent call last):
# expect:       |   File "s.py", line 5, in <module>
# expect:       |     except KeyError as e: raise TypeError('t') from e
# expect:       |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:       | TypeError: t
# expect:       +------------------------------------
