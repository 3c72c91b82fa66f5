# sets of ints come out in CPython's order, whatever has been put in, taken out and combined
state = 1


def random(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return (state >> 33) % n


def digest(s):
    """One number that depends on the order of the items."""
    value = len(s)
    for item in s:
        value = (value * 1000003 + item) % 1000000007
    return value


for limit in (10, 100, 1000, 1 << 40):
    a, b = set(), set()
    total = 0
    for step in range(1000):
        choice, key = random(12), random(limit)
        if choice < 4:
            a.add(key)
        elif choice < 6:
            a.discard(key)
        elif choice < 8:
            b.add(key)
        elif choice == 8:
            a |= b
        elif choice == 9:
            a -= set(list(b)[:3])
        elif choice == 10:
            a ^= {random(limit) for i in range(8)}
        elif a:
            total += a.pop()
        if step % 10 == 0:
            total += digest(a) + digest(a | b) + digest(a & b) + digest(a - b) + digest(a ^ b) + digest(frozenset(a))
            total += digest(a.union(range(20))) + digest(set(list(a))) + hash(frozenset(b)) % 1000
        if step % 300 == 299:
            a.clear()
    print(limit, total)
# expect: 10 373132773363
# expect: 100 395983663946
# expect: 1000 395287924206
# expect: 1099511627776 478075744724
