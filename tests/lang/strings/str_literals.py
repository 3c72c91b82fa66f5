# quotes, escapes, raw strings, joined literals
print('single', "double", '''three
lines''', "it's", 'say "hi"')
# expect: single double three
# expect: lines it's say "hi"
print('tab\there', 'back\\slash', 'nul\x00'.replace('\x00', '0'), '\x41\u0042\U00000043\103')
# expect: tab	here back\slash nul0 ABCC
print(r'raw\n', R"\d+", len('\n'), len(r'\n'))  # expect: raw\n \d+ 1 2
print('joined ' 'by ' "standing together")      # expect: joined by standing together
print('one \
line')
# expect: one line
print("""a "quoted" word""", '''it''' 's')      # expect: a "quoted" word its
