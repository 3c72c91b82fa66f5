# keys, values and items follow the dict
d = {'a': 1, 'b': 2}
keys, values, items = d.keys(), d.values(), d.items()
d['c'] = 3
print(keys, values, items)
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)])
print(len(keys), 'c' in keys, 3 in values, ('c', 3) in items, ('c', 4) in items, list(items))
# expect: 3 True True True False [('a', 1), ('b', 2), ('c', 3)]
print(sorted(keys & {'a', 'z'}), sorted(keys | {'z'}), sorted(keys - {'a'}), sorted(keys ^ {'a', 'z'}), keys == {'a', 'b', 'c'}, keys >= {'a'}, keys.isdisjoint({'q'}))
# expect: ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'z'] True True True
print(sorted(items & {('a', 1)}), list(reversed(keys)), [k for k in keys], {v: k for k, v in items})
# expect: [('a', 1)] ['c', 'b', 'a'] ['a', 'b', 'c'] {1: 'a', 2: 'b', 3: 'c'}
