# functions may call themselves and each other
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
def even(n):
    return n == 0 or odd(n - 1)
def odd(n):
    return n != 0 and even(n - 1)
def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(fact(20), even(100), odd(7), ack(2, 3))   # expect: 2432902008176640000 True True 9
