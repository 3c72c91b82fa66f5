# any and all stop early
def say(x):
    print('say', x)
    return x
print(any([0, '', None]), any([0, 1]), all([]), all([1, 0]), any([]), all([1, 'a']))
# expect: False True True False False True
print(any(map(say, [0, 1, 2])))
# expect: say 0
# expect: say 1
# expect: True
print(all(map(say, [1, 0, 2])))
# expect: say 1
# expect: say 0
# expect: False
