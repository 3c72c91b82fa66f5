# append, extend, insert, pop, remove, index, count, reverse, copy, clear
a = [3, 1]
a.append(2)
a.extend((5, 6))
a.insert(0, 'first')
a.insert(-1, 'near end')
a.insert(100, 'last')
print(a)                                # expect: ['first', 3, 1, 2, 5, 'near end', 6, 'last']
print(a.pop(), a.pop(0), a.pop(-2), a)  # expect: last first near end [3, 1, 2, 5, 6]
a.remove(1)
a.reverse()
print(a, a.index(2), a.count(3), a.count('x'), a.index(3, 1), [1, 2, 1].index(1, 1))
# expect: [6, 5, 2, 3] 2 1 0 3 2
b = a.copy()
a.clear()
print(a, b, b is a)                     # expect: [] [6, 5, 2, 3] False
