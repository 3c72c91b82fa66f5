# + and * of strings
print('ab' + 'cd', 'ab' * 3, 3 * 'ab', 'ab' * 0 + '|', 'ab' * -1 + '|')  # expect: abcd ababab ababab | |
s = 'x'
s += 'y'
s *= 2
print(s, 'ä' + '😀' + 'a', len('ä' + '😀'))   # expect: xyxy ä😀a 2
