# := binds inside an expression
data = [1, 2, 3]
if (n := len(data)) > 2:
    print('long', n)                                    # expect: long 3
while (x := data.pop()) != 1:
    print(x)
# expect: 3
# expect: 2
print([y := 5, y * 2], y, (z := 1) + z, [last := i for i in range(3)], last)  # expect: [5, 10] 5 2 [0, 1, 2] 2
print(any((found := w) > 1 for w in [1, 2, 3]), found)  # expect: True 2
a = 1
print(a + (a := 10) + a, a)                             # expect: 21 10
def f():
    b = 1
    return b + (b := 5) * b, b
print(f())                                              # expect: (26, 5)
