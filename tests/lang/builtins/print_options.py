# sep, end, several and no arguments
print()                             # expect: 
print(1, 'a', None, [1])            # expect: 1 a None [1]
print(1, 2, sep='-')                # expect: 1-2
print('no newline', end='|')
print('next')                       # expect: no newline|next
print(1, 2, 3, sep='', end='!\n')   # expect: 123!
print(*'abc', sep='\n')
# expect: a
# expect: b
# expect: c
print(1, 2, sep=None, end=None)     # expect: 1 2
