# dicts of dicts and lists
tree = {'a': {'b': {'c': 1}}, 'list': [{'x': 1}, {'x': 2}]}
tree['a']['b']['d'] = 2
tree['list'][1]['x'] += 40
print(tree, tree['a']['b'].keys(), [item['x'] for item in tree['list']])
# expect: {'a': {'b': {'c': 1, 'd': 2}}, 'list': [{'x': 1}, {'x': 42}]} dict_keys(['c', 'd']) [1, 42]
