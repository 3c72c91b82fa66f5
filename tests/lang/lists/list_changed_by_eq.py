# == of an item changes the list that is being searched or compared
class Clears:
    def __init__(self, items, answer=False):
        self.items, self.answer = items, answer

    def __eq__(self, other):
        self.items.clear()
        return self.answer


def fresh(answer=False):
    items = []
    items.extend([Clears(items, answer), 2, 3])
    return items


def attempt(what, items):
    try:
        print(what(items), len(items))
    except ValueError as error:
        print(error, len(items))


attempt(lambda l: l.index(5), fresh())          # expect: 5 is not in list 0
attempt(lambda l: l.count(2), fresh())          # expect: 0 0
attempt(lambda l: 3 in l, fresh())              # expect: False 0
attempt(lambda l: l.remove(5), fresh())         # expect: list.remove(x): x not in list 0
attempt(lambda l: l.remove(5), fresh(True))     # expect: None 0
attempt(lambda l: l == [5, 2, 3], fresh())      # expect: False 0
attempt(lambda l: l < [5, 2, 3], fresh())       # expect: True 0


class Index:
    def __init__(self, items):
        self.items = items

    def __index__(self):
        self.items.clear()
        return 0


items = [1, 2, 3]
print(items[Index(items):3], items)             # expect: [] []
items = [1, 2, 3]
items[Index(items):3] = [7, 8]
print(items)                                    # expect: [7, 8]
items = [1, 2, 3]
del items[Index(items)::2]
print(items)                                    # expect: []
items = [1, 2, 3]
items.insert(Index(items), 9)
print(items)                                    # expect: [9]


def clearing():
    items.clear()
    yield 1
    items.append(5)
    yield 2


items = [1, 2, 3]
items.extend(clearing())
print(items)                                    # expect: [1, 5, 2]
items = [1, 2, 3]
items[1:2] = clearing()
print(items)                                    # expect: [5, 1, 2]
