# input() without input
try:
    input()
except EOFError as e:
    print('EOFError:', e)   # expect: EOFError: EOF when reading a line
