# the questions that begin with is
def claims(s):
    names = ['isalpha', 'isdigit', 'isdecimal', 'isnumeric', 'isalnum', 'isspace', 'isupper', 'islower',
             'istitle', 'isidentifier', 'isprintable', 'isascii']
    return [name for name in names if getattr(s, name)()]

print(claims(''))           # expect: ['isprintable', 'isascii']
print(claims('abc'))        # expect: ['isalpha', 'isalnum', 'islower', 'isidentifier', 'isprintable', 'isascii']
print(claims('ABC'))        # expect: ['isalpha', 'isalnum', 'isupper', 'isidentifier', 'isprintable', 'isascii']
print(claims('Abc Def'))    # expect: ['istitle', 'isprintable', 'isascii']
print(claims('123'))        # expect: ['isdigit', 'isdecimal', 'isnumeric', 'isalnum', 'isprintable', 'isascii']
print(claims('½'))          # expect: ['isnumeric', 'isalnum', 'isprintable']
print(claims('²'))          # expect: ['isdigit', 'isnumeric', 'isalnum', 'isprintable']
print(claims('a1_'))        # expect: ['islower', 'isidentifier', 'isprintable', 'isascii']
print(claims(' \t\n'))      # expect: ['isspace', 'isascii']
print(claims('ä'))          # expect: ['isalpha', 'isalnum', 'islower', 'isidentifier', 'isprintable']
print(claims('1a'))         # expect: ['isalnum', 'islower', 'isprintable', 'isascii']
print(claims('\x00'))       # expect: ['isascii']
print(claims('中'))          # expect: ['isalpha', 'isalnum', 'isidentifier', 'isprintable']
