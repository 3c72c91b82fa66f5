# the format language for strings
print(f'{"ab":5}|{"ab":<5}|{"ab":>5}|{"ab":^5}|{"ab":*^6}|{"abcdef":.3}|{"abcdef":5.2}|{"ab":s}|{"äb":€>4}|{"ab":05}|')
# expect: ab   |ab   |   ab| ab  |**ab**|abc|ab   |ab|€€äb|ab000|
