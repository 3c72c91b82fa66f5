# ouro-only: bytecode is ours
# options: --dis
# comparison and jump are one instruction; a while loop tests at its end
def count(n):
    total = i = 0
    while i < n:
        i += 1
        if i == 5:
            continue
        if i > 100:
            break
        total += i
    else:
        total = -1
    for k in range(n):
        total += k
    return total
