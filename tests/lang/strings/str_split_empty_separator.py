# an empty separator is an error
'abc'.split('')         # expect-error: ValueError: empty separator
