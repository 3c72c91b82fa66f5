# item by item, then by length
print([1, 2] == [1, 2], [1, 2] == [2, 1], [1] == (1,), [] == [], [1, 2] != [1, 3])
# expect: True False False True True
print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] < [0], [1, 'a'] == [1, 'a'], [1, 2] <= [1, 2], [[1], 2] < [[1], 3])
# expect: True True True True True True True
try:
    [1] < ['a']
except TypeError as e:
    print(e)                # expect: '<' not supported between instances of 'int' and 'str'
print([1, 'a'] < [2, 3])    # expect: True
