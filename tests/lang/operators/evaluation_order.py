# left to right, the value before the target
log = []
def v(x):
    log.append(x)
    return x
def order(value):
    seen = log[:]
    log.clear()
    return seen

print(order(v(1) + v(2) * v(3)))            # expect: [1, 2, 3]
print(order([v(1), v(2)][v(0)]))            # expect: [1, 2, 0]
print(order((v(1), v(2), v(3))))            # expect: [1, 2, 3]
print(order({v('a'): v(1), v('b'): v(2)}))  # expect: ['a', 1, 'b', 2]
print(order(v(1) if v(0) else v(2)))        # expect: [0, 2]
print(order(v(1) < v(5) < v(3)))            # expect: [1, 5, 3]
print(order(max(v(1), v(2), key=v(abs))))   # expect: [1, 2, <built-in function abs>]
print(order([*[v(1)], v(2), *[v(3)]]))      # expect: [1, 2, 3]
d = {}
d[v('key')] = v('value')
print(order(d))                             # expect: ['value', 'key']
[v([0, 0])[v(0)], v([0])[v(0)]] = v('xy')
print(order(None))                          # expect: ['xy', ['x', 0], 0, ['y'], 0]
