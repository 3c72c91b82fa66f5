# `x[i]: t` evaluates x and i, then t, and stores nothing.
def say(what, value):
    print(what)
    return value
l = [5]
# expect: list
# expect: index
# expect: type
say('list', l)[say('index', 0)]: say('type', int)
print(l)                                 # expect: [5]
