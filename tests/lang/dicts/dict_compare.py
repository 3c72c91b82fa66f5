# equality ignores the order
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {'a': 1} == {'a': 2}, {'a': 1} != {'b': 1}, {} == {}, {1: 1} == {1.0: True}, {'a': [1]} == {'a': [1]})
# expect: True False True True True True
{} < {}                 # expect-error: TypeError: '<' not supported between instances of 'dict' and 'dict'
