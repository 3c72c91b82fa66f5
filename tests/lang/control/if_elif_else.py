# the first true branch
def kind(n):
    if n < 0:
        return 'negative'
    elif n == 0:
        return 'zero'
    elif n < 10:
        return 'small'
    else:
        return 'large'
print(kind(-1), kind(0), kind(5), kind(50))  # expect: negative zero small large
if []: print('no')
elif '': print('no')
else: print('else')                         # expect: else
if 1: pass
else: print('no')
