# _string shows the pieces of a format string and of a field name
from _string import formatter_parser, formatter_field_name_split as split
print(list(formatter_parser("a{b!r:c{d}}e{{f}}{}")))
# expect: [('a', 'b', 'c{d}', 'r'), ('e{', None, None, None), ('f}', None, None, None), ('', '', '', None)]
for name in ["a.b[c].d", "0[1]", "", "a[-1]", ".a"]:
    first, rest = split(name)
    print(repr(first), list(rest))
# expect: 'a' [(True, 'b'), (False, 'c'), (True, 'd')]
# expect: 0 [(False, 1)]
# expect: '' []
# expect: 'a' [(False, '-1')]
# expect: '' [(True, 'a')]
for bad in ["{", "}", "{a!", "{a:{", "{a!rx}"]:
    try: list(formatter_parser(bad))
    except ValueError as e: print(e)
# expect: Single '{' encountered in format string
# expect: Single '}' encountered in format string
# expect: end of string while looking for conversion specifier
# expect: unmatched '{' in format spec
# expect: expected ':' after conversion specifier
for bad in ["a.", "a[", "a[b]c"]:
    try: list(split(bad)[1])
    except ValueError as e: print(e)
# expect: Empty attribute in format string
# expect: Missing ']' in format string
# expect: Only '.' or '[' may follow ']' in format field specifier
try: split(3)
except TypeError as e: print(e)             # expect: expected str, got int
