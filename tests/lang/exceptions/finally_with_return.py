# a return in finally wins, otherwise the first one stands
def a():
    try:
        return 'try'
    finally:
        print('cleanup')
def b():
    try:
        return 'try'
    finally:
        return 'finally'
def c():
    try:
        1 / 0
    finally:
        return 'swallowed'
def d():
    x = 1
    try:
        return x
    finally:
        x = 2
print(a(), b(), c(), d())
# expect: cleanup
# expect: try finally swallowed 1
