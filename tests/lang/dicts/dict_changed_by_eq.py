# == of a key changes the dict or set that is being searched
class Key:
    def __init__(self, action, answer=False):
        self.action, self.answer = action, answer

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.action()
        return self.answer


def grow():
    for i in range(50):
        d[i + 100] = i


d = {}
d[Key(grow)] = 'first'
print(d.get(1), len(d))                         # expect: None 51
d = {}
d[Key(lambda: d.clear())] = 'first'
print(d.get(1), len(d))                         # expect: None 0
d[Key(lambda: d.clear())] = 'first'
d[1] = 'second'
print(d)                                        # expect: {1: 'second'}
d = {}
d[Key(lambda: d.clear(), True)] = 'first'
print(d.pop(1, 'gone'), len(d))                 # expect: gone 0

other = {1: 'first', 2: 3}
d = {}
d[Key(lambda: d.clear())] = 'first'
d[2] = 3
print(d == other, len(d))                       # expect: False 0

s = set()
s.add(Key(lambda: s.clear()))
print(1 in s, len(s))                           # expect: False 0
s.add(Key(lambda: s.clear()))
s.add(1)
print(s)                                        # expect: {1}
s = set()
s.add(Key(lambda: s.update(range(100, 200))))
s.add(1)
print(len(s))                                   # expect: 102
s = set()
s.add(Key(lambda: s.clear(), True))
s.discard(1)
print(len(s))                                   # expect: 0
