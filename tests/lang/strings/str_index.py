# indexing from both ends
s = 'hello'
print(s[0], s[4], s[-1], s[-5], s[True])            # expect: h o o h e
print('äb€😀'[0], 'äb€😀'[2], 'äb€😀'[3], 'äb€😀'[-1])  # expect: ä € 😀 😀
