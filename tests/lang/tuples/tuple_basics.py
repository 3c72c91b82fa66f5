# literals, indexing, slices, and repr
print((), (1,), (1, 2), tuple(), tuple('ab'), tuple([1, 2]), len((1, 2, 3)))
# expect: () (1,) (1, 2) () ('a', 'b') (1, 2) 3
t = 1, 'two', [3]
print(t, t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, 2 * (0,), t.index('two'), t.count(1), 'two' in t)
# expect: (1, 'two', [3]) 1 [3] ('two', [3]) ([3], 'two', 1) (1, 'two', [3], 4) (1, 'two', [3], 1, 'two', [3]) (0, 0) 1 1 True
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () == (), (1, 2) != [1, 2])
# expect: True True True True True
t[2].append(4)
print(t, (((1))), ((1,),), (*range(2), *'a'))   # expect: (1, 'two', [3, 4]) 1 ((1,),) (0, 1, 'a')
