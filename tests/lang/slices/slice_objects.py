# slice() is an object of its own
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, slice(3), slice(None, None, -1), s == slice(1, 5, 2), s.indices(4))
# expect: slice(1, 5, 2) 1 5 2 slice(None, 3, None) slice(None, None, -1) True (1, 4, 2)
class Shows:
    def __getitem__(self, key):
        return key
x = Shows()
print(x[1], x[1:2], x[:], x[::3], x[1:2, 3], x[...], x[1, 2], x['a':'b'], x[()])
# expect: 1 slice(1, 2, None) slice(None, None, None) slice(None, None, 3) (slice(1, 2, None), 3) Ellipsis (1, 2) slice('a', 'b', None) ()
