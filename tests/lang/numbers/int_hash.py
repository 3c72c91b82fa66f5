# equal numbers hash alike
print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61))  # expect: 0 1 -2 -2 0 1
print(hash(1.0), hash(True), hash(2 ** 100) == hash(2.0 ** 100), hash(0.5))
# expect: 1 1 True 1152921504606846976
print(hash(10 ** 30), hash(-10 ** 30))          # expect: 465258685558744706 -465258685558744706
print({1: 'int', 1.0: 'float', True: 'bool'})   # expect: {1: 'bool'}
