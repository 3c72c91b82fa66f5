# thousands of keys in and out
d = {}
for i in range(5000):
    d[i * 7] = i
print(len(d), d[7], d[34993], 35000 in d, sum(d.values()))  # expect: 5000 1 4999 False 12497500
for i in range(0, 5000, 2):
    del d[i * 7]
print(len(d), 7 in d, 14 in d, list(d)[:3], list(d)[-1])    # expect: 2500 True False [7, 21, 35] 34993
for i in range(5000):
    d['k' + str(i)] = -i
print(len(d), d['k4999'], d[7], sum([1 for k in d if type(k) is str]))  # expect: 7500 -4999 1 5000
for i in range(100000):
    d['same'] = i
    del d['same']
print(len(d))                                               # expect: 7500
