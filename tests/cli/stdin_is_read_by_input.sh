# input() reads lines, sys.stdin what is left
printf 'one\ntwo\nthree' | "$OURO" -c 'print(input("? "), input())
try:
    print(input())
    input()
except EOFError as e:
    print("EOF", e)'
# expect: ? one two
# expect: three
# expect: EOF EOF when reading a line
