# __missing__ answers in a subclass of dict
class Zero(dict):
    def __missing__(self, key):
        return 0
d = Zero(a=1)
d['b'] += 5
print(d['a'], d['b'], d['zz'], d, d.get('zz'), len(d), isinstance(d, dict))
# expect: 1 5 0 {'a': 1, 'b': 5} None 2 True
