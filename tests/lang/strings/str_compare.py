# by code points, character by character
print('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'Z' < 'a')
# expect: True False True True True True
print('ä' > 'z', '😀' > '€', 'a' == 'a', 'a' != 'b', 'a' <= 'a', 'b' >= 'c')
# expect: True True True True True False
print('x' == b'x', 'é' == 'e\u0301', 'abc' == ''.join(['a', 'bc']))  # expect: False False True
print(sorted(['b', 'A', 'a', 'B', 'ä', '1', '_']))  # expect: ['1', 'A', 'B', '_', 'a', 'b', 'ä']
