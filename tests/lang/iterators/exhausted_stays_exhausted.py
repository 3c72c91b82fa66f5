# an iterator that ended stays ended
a = [1, 2]
it = iter(a)
print(list(it))                     # expect: [1, 2]
a.append(3)
print(list(it), next(it, 'end'))    # expect: [] end
m = map(str, [1])
print(list(m), list(m))             # expect: ['1'] []
