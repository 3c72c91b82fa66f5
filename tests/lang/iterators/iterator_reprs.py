# what the iterator types are called
names = [type(iter(x)).__name__ for x in ([], (), '', {}, set(), range(1), b'', {}.keys(), {}.items())]
print(names)
# expect: ['list_iterator', 'tuple_iterator', 'str_ascii_iterator', 'dict_keyiterator', 'set_iterator', 'range_iterator', 'bytes_iterator', 'dict_keyiterator', 'dict_itemiterator']
print([type(x).__name__ for x in (enumerate([]), zip(), map(str, []), filter(None, []), reversed([]), iter(int, 1), reversed(()))])
# expect: ['enumerate', 'zip', 'map', 'filter', 'list_reverseiterator', 'callable_iterator', 'reversed']
