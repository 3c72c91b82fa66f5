# growing a dict under a loop is an error
d = {1: 1}
try:
    for k in d:
        d[k + 1] = 0
except RuntimeError as e:
    print(e)            # expect: dictionary changed size during iteration
d = {1: 1, 2: 2}
for k in d:
    d[k] = 0
print(d)                # expect: {1: 0, 2: 0}
try:
    for k in d.items():
        del d[k[0]]
except RuntimeError as e:
    print(e)            # expect: dictionary changed size during iteration
