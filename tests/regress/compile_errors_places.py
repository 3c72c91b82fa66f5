# where some errors found by the compiler are, and what they say
def error(source):
    try:
        compile(source, '<test>', 'exec')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
error('def f():\n global x\n nonlocal x')
# expect: name 'x' is nonlocal and global 2 2 2 10
error('[y for x in (y := z)]')
# expect: assignment expression cannot be used in a comprehension iterable expression 1 14 1 20
error('match x:\n case {"a": 1, "a": 2}: pass')
# expect: mapping pattern checks duplicate key ('a') 2 7 2 23
error('match x:\n case A(b=1, b=2): pass')
# expect: attribute name repeated in class pattern: b 2 16 2 17
error('match x:\n case [*a, *b]: pass')
# expect: multiple starred names in sequence pattern 2 7 2 15
error('match x:\n case f"x": pass')
# expect: patterns may only match literals and attribute lookups 2 7 2 11
error('def f(__debug__): pass')          # expect: cannot assign to __debug__ 1 1 1 23
error('f(__debug__=1)')                  # expect: cannot assign to __debug__ 1 1 1 15
error('del __debug__')                   # expect: cannot delete __debug__ 1 5 1 14
error('from __future__ import nope')     # expect: future feature nope is not defined 1 1 1 None
error('x = 1\nfrom __future__ import division')
# expect: from __future__ imports must occur at the beginning of the file 2 1 2 32
