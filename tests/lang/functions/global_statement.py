# global reaches the module's variable
n = 0
def up():
    global n, made
    n += 1
    made = 'made in a function'
up()
up()
print(n, made)          # expect: 2 made in a function
def shadow():
    n = 100
    return n
print(shadow(), n)      # expect: 100 2
