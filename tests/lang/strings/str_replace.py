# all, the first few, and the empty string
print('banana'.replace('a', 'o'), 'banana'.replace('a', 'o', 2), 'banana'.replace('na', ''), 'abc'.replace('x', 'y'))
# expect: bonono bonona ba abc
print('abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', 'x'), 'aaa'.replace('aa', 'b'), 'äb'.replace('ä', '😀'), 'abab'.replace('ab', 'abab'))
# expect: -a-b-c- -a-bc x ba 😀b abababab
