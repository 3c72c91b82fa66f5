# str_append_leaves_others_alone.py -- s += t may grow s in place, but only where nobody can see it.
def grow(s):
    kept = s
    for i in range(3): s += 'xy'
    return kept, s
start = 'ab' * 40
kept, s = grow(start + '')
print(len(kept), len(s), kept == start)      # expect: 80 86 True
s += s
print(len(s), s[84:90])                      # expect: 172 xyabab
d = {s: 1}
t = s
s += '!'
print(d[t], s in d, t is s)                  # expect: 1 False False
s += '\u20ac'
print(len(s), s[-2:], s[:2])                 # expect: 174 !€ ab
h = hash(s)
s += ''
print(hash(s) == h, hash(s + 'a') == h)      # expect: True False
