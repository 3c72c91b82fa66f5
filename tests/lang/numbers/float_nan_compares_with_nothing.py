# nan differs even from itself
nan = float('nan')
print(nan == nan, nan != nan, nan < 1, nan > 1, nan is nan)  # expect: False True False False True
print([nan] == [nan], nan in [nan], [nan].count(nan))   # expect: True True 1
print(max(1, nan), max(nan, 1) is nan)                  # expect: 1 True
