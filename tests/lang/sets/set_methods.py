# add, discard, remove, pop, update and the named operators
s = {1}
s.add(2)
s.add(2)
s.discard(99)
s.remove(1)
print(s, s.pop(), s)    # expect: set() 2 set()
s.update([1, 2], (3,))
print(s, s.union([9], [8]), s.intersection([1, 2, 7]), s.difference([1]), s.symmetric_difference([3, 4]), s.issubset(range(9)), s.issuperset([1]))
# expect: {1, 2, 3} {1, 2, 3, 8, 9} {1, 2} {2, 3} {1, 2, 4} True True
t = s.copy()
s.difference_update([1])
s.intersection_update([2, 3])
s.symmetric_difference_update([3, 7])
print(s, t)             # expect: {2, 7} {1, 2, 3}
s.clear()
print(s)                # expect: set()
