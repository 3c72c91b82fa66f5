# \N{...} names a character
print('\N{GREEK SMALL LETTER ALPHA}', '\N{snake}', ascii('\N{EN DASH}'))     # expect: α 🐍 '\u2013'
