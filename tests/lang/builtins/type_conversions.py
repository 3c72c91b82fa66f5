# the constructors as functions
print(int('5') + 1, float('2.5'), str(5) + '5', bool('x'), list('ab'), tuple([1]), set([1]), dict([(1, 2)]), bytes([65]), complex(1, 2), frozenset([1]))
# expect: 6 2.5 55 True ['a', 'b'] (1,) {1} {1: 2} b'A' (1+2j) frozenset({1})
print(list(map(type, [1, 'a', 1.0, None, [], {}, (), {1}, b''])))
# expect: [<class 'int'>, <class 'str'>, <class 'float'>, <class 'NoneType'>, <class 'list'>, <class 'dict'>, <class 'tuple'>, <class 'set'>, <class 'bytes'>]
