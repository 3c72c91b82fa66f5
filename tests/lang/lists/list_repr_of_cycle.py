# a list that holds itself prints as [...]
a = [1]
a.append(a)
print(a, len(a), a[1][1][0])    # expect: [1, [...]] 2 1
d = {'me': a}
a.append(d)
print(d)                        # expect: {'me': [1, [...], {...}]}
t = (a,)
a[:] = [t]
print(t)                        # expect: ([(...)],)
