# upper, lower, title, capitalize, swapcase, casefold
print('Hello World'.upper(), 'Hello World'.lower(), 'hello world'.title(), 'hELLO wORLD'.capitalize(), 'Hello'.swapcase())
# expect: HELLO WORLD hello world Hello World Hello world hELLO
print('straße'.upper(), 'STRASSE'.lower(), 'straße'.casefold(), 'ÄÖÜ'.lower(), 'äöü'.upper(), 'ΑΣ'.lower())
# expect: STRASSE strasse strasse äöü ÄÖÜ ας
print("they're bill's".title(), 'x1y'.title(), 'ǆ'.title(), 'ﬁ'.upper())  # expect: They'Re Bill'S X1Y ǅ FI
