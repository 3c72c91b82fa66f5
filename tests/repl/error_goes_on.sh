# an error is shown without source lines, and the prompt goes on; sys.last_value remembers it
printf '1/0\nx = = 1\nimport sys\nsys.last_type.__name__\n[][1]\nrepr(sys.last_value)\n' | "$OURO" -i -q 2>&1 | sed 's/^\(>>> \)*//' | head -12
# expect: Traceback (most recent call last):
# expect:   File "<stdin>", line 1, in <module>
# expect: ZeroDivisionError: division by zero
# expect:   File "<stdin>", line 1
# expect:     x = = 1
# expect:         ^
# expect: SyntaxError: invalid syntax
# expect: 'SyntaxError'
# expect: Traceback (most recent call last):
# expect:   File "<stdin>", line 1, in <module>
# expect: IndexError: list index out of range
# expect: "IndexError('list index out of range')"
