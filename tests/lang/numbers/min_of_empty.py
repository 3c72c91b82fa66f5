# min() of nothing is an error
print(max([1]))         # expect: 1
min([])                 # expect-error: ValueError: min() arg is an empty sequence
