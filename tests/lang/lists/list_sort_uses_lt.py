# only __lt__ is asked
class Card:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return f'#{self.n}'
print(sorted([Card(3), Card(1), Card(2)]), min(Card(2), Card(1)))  # expect: [#1, #2, #3] #1
