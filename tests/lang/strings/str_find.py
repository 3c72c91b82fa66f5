# find, rfind, index, rindex, count, in
s = 'banana'
print(s.find('an'), s.rfind('an'), s.find('x'), s.find('an', 2), s.find('an', 2, 4), s.find(''), s.rfind(''))
# expect: 1 3 -1 3 -1 0 6
print(s.index('n'), s.rindex('n'), s.count('an'), s.count('a'), s.count(''), s.count('a', 2), 'aaaa'.count('aa'))
# expect: 2 4 2 3 7 2 2
print('nan' in s, 'nab' in s, '' in s, 'x' not in s, s.find('a', -2), s.find('', 10), s.count('', 6))
# expect: True False True True 5 -1 1
print('äb€äb😀'.find('b😀'), 'äb€äb😀'.rfind('ä'), '😀' in 'äb€', 'abc'.find('😀'))  # expect: 4 3 False -1
