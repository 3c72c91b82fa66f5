# str_subclass.py -- what str gives back of an instance of a subclass is a plain str.
class Word(str):
    def __str__(self): return 'shown'
w = Word('word')
w.note = 5
print(w.note, len(w), w == 'word', {w: 1}['word'], isinstance(w, str))       # expect: 5 4 True 1 True
made = (w[:], w.upper(), w + '', w * 1, w.strip(), ''.join([w]), w.replace('x', 'y'), w.split()[0], str.__str__(w))
print({type(m).__name__ for m in made})      # expect: {'str'}
print(str(w), f'{w}', '%s' % w, w.center(6, '-'), repr(w))     # expect: shown shown shown -word- 'word'
