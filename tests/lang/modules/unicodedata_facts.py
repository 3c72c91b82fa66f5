# unicodedata knows Unicode 14: names, categories, numbers, normal forms.
import unicodedata as u
print(u.unidata_version)                        # expect: 14.0.0
print(u.name('\u2014'), u.name('\u4e00'), u.name('\uac01'), u.name('\0', None))    # expect: EM DASH CJK UNIFIED IDEOGRAPH-4E00 HANGUL SYLLABLE GAG None
print(ascii(u.lookup('em dash')), ascii(u.lookup('LF')), ascii(u.lookup('LATIN SMALL LETTER A WITH MACRON AND GRAVE')))    # expect: '\u2014' '\n' '\u0101\u0300'
print([u.category(c) for c in 'aA1 \n\u0301\U0010ffff'])        # expect: ['Ll', 'Lu', 'Nd', 'Zs', 'Cc', 'Mn', 'Cn']
print([u.bidirectional(c) for c in 'a1\u05d0\u2067\U0001ffff'])  # expect: ['L', 'EN', 'R', 'RLI', '']
print([u.east_asian_width(c) for c in 'a\xa1\u1100\uff21\u4e00\u20a9\x80'])   # expect: ['Na', 'A', 'W', 'F', 'W', 'H', 'N']
print(u.combining('\u0301'), u.mirrored('('), u.mirrored('a'))  # expect: 230 1 0
print([u.decomposition(c) for c in 'a\xe9\xbd\uac00'])          # expect: ['', '0065 0301', '<fraction> 0031 2044 0032', '']
print(u.decimal('\u0663'), u.digit('\xb2'), u.numeric('\xbd'), u.numeric('\u4e07'), u.numeric('a', 'none'))    # expect: 3 2 0.5 10000.0 none
for form in 'NFC', 'NFD', 'NFKC', 'NFKD':
    print(form, ascii(u.normalize(form, 'e\u0301\ufb01\udc80\uac01')), u.is_normalized(form, '\xe9'))
# expect: NFC '\xe9\ufb01\udc80\uac01' True
# expect: NFD 'e\u0301\ufb01\udc80\u1100\u1161\u11a8' False
# expect: NFKC '\xe9fi\udc80\uac01' True
# expect: NFKD 'e\u0301fi\udc80\u1100\u1161\u11a8' False
text = 'caf\xe9'
print(u.normalize('NFC', text) is text)         # expect: True

for call in (lambda: u.name('\0'), lambda: u.name('ab'), lambda: u.category(1), lambda: u.lookup('no such'), lambda: u.lookup('a' * 300),
             lambda: u.decimal('a'), lambda: u.numeric('a'), lambda: u.normalize('x', 'a'), lambda: u.normalize('NFC', 1)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
# expect: ValueError no such name
# expect: TypeError name() argument 1 must be a unicode character, not str
# expect: TypeError category() argument must be a unicode character, not int
# expect: KeyError "undefined character name 'no such'"
# expect: KeyError 'name too long'
# expect: ValueError not a decimal
# expect: ValueError not a numeric character
# expect: ValueError invalid normalization form
# expect: TypeError normalize() argument 2 must be str, not int
