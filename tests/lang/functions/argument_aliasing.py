# arguments are the caller's objects
def change(items, text):
    items.append(1)
    items = ['new']
    text += '!'
    return items, text
a, s = [], 'hi'
print(change(a, s), a, s)   # expect: (['new'], 'hi!') [1] hi
