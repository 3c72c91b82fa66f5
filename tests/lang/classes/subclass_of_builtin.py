# list, dict, str and int as bases
class Stack(list):
    def push(self, x):
        self.append(x)
    def __repr__(self):
        return 'Stack' + super().__repr__()
s = Stack([1])
s.push(2)
s.note = 'x'
print(s, len(s), s[0], s + [3], s == [1, 2], isinstance(s, list), s.note, s[:1])
# expect: Stack[1, 2] 2 1 [1, 2, 3] True True x [1]
class Name(str):
    def shout(self):
        return self.upper() + '!'
print(Name('ada').shout(), Name('x') + 'y', {Name('k'): 1}['k'], len(Name('abc')))  # expect: ADA! xy 1 3
class Count(dict):
    def add(self, k):
        self[k] = self.get(k, 0) + 1
c = Count()
c.add('a')
c.add('a')
print(c, type(c).__name__)  # expect: {'a': 2} Count
