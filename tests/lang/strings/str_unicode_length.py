# length counts characters, whatever their width
print(len(''), len('abc'), len('äöü'), len('€'), len('😀'), len('e\u0301'))  # expect: 0 3 3 1 1 2
print(ord('a'), ord('€'), ord('😀'), chr(97), chr(8364), chr(128512))  # expect: 97 8364 128512 a € 😀
print(list('aä€😀'), [ord(c) for c in 'aä€😀'], max('aä€😀'))
# expect: ['a', 'ä', '€', '😀'] [97, 228, 8364, 128512] 😀
