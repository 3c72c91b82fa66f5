# items that cannot be compared
a = [1, 'a']
a.sort()                # expect-error: TypeError: '<' not supported between instances of 'str' and 'int'
