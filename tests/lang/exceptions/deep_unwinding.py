# an error leaves many frames at once
def down(n):
    if n == 0:
        raise ValueError('bottom')
    try:
        down(n - 1)
    finally:
        depth.append(n)
depth = []
try:
    down(50)
except ValueError as e:
    print(e, len(depth), depth[0], depth[-1])   # expect: bottom 50 1 50
def count(tb):
    n = 0
    while tb:
        n, tb = n + 1, tb.tb_next
    return n
try:
    down(10)
except ValueError as e:
    print(count(e.__traceback__))               # expect: 12
