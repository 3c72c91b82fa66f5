# "\N{...}" stands for the character of that name, or of an alias; anything else is a SyntaxError.
print('\N{EM DASH}' == '\u2014', '\N{em dash}\N{LF}' == '\u2014\n', '\N{CJK UNIFIED IDEOGRAPH-4E00}' == '\u4e00')     # expect: True True True
print(f'\N{EM DASH}{1}\N{HANGUL SYLLABLE GAG}' == '\u20141\uac01', rb'\N{x}', r'\N{x}')     # expect: True b'\\N{x}' \N{x}
for text in r'"\N{foo}"', r'"\N"', r'"\N{}"', r'"\N{em dash"', r'"\N{LATIN SMALL LETTER A WITH MACRON AND GRAVE}"', r'f"\N{foo}{1}"':
    try:
        eval(text)
    except SyntaxError as error:
        print(error)
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name (<string>, line 1)
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape (<string>, line 1)
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape (<string>, line 1)
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: malformed \N character escape (<string>, line 1)
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-45: unknown Unicode character name (<string>, line 1)
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name (<string>, line 1)
