# _bisect: places in sorted sequences; and what goes wrong.
from _bisect import *
class Sequence:
    def __getitem__(self, i):
        print('item', i)
        return i * 10
    def __len__(self): return 8
    def insert(self, i, x): print('insert', i, x)
class Long:
    def __getitem__(self, i): return i
    def __len__(self): return 2**62
class Sub(list):
    def insert(self, i, x): print('own insert', i, x); list.insert(self, i, x)
a = [1, 2, 2, 2, 3, 5, 8]
words = ['a', 'bb', 'ccc', 'dddd']
s = Sub(a)
for call in '''bisect_left(a, 2) | bisect_right(a, 2) | bisect_left(a, 0) | bisect_right(a, 9) | bisect_left(a, 4, 2, 5) | bisect_right(a, 2, hi=2) | bisect_left(a, 2, lo=3)
bisect_left(a, 2, -1) | bisect_left(a, 2, 0, 100) | bisect_left(a, 2, 0, -1) | bisect_left(a, 2, 0, None) | bisect_left(a, 'x') | bisect_left(5, 1) | bisect_left(a, 2, 'x')
bisect_left(words, 3, key=len) | bisect_right(words, 3, key=len) | bisect_left(words, 3, key=5) | bisect_left(a=a, x=2) | bisect_left() | bisect_left(a) | bisect_left(a, 1, 2, 3, 4)
bisect_left(Sequence(), 35) | bisect_right(Sequence(), 30) | insort_left(Sequence(), 30) | insort_right(Sequence(), 30) | bisect_left(Long(), 2**61 + 5) | bisect_left([], 1)
insort_left(a, 2) | a | insort_right(a, 2.5) | a | insort_left(a, 'x') | insort_right(words, 'ee', key=len) | words | insort_left(words, 'ff', key=len) | words | insort_right(a, 99, 2, 3) | a
insort_left(s, 2) | s | insort_right(s, 5, lo=-3) | bisect_right((1, 2, 3), 2) | bisect_left('abc', 'b') | insort_right((1, 2), 1) | bisect_left(a, 2, key=None) | bisect_left(a, 2, 2**80)'''.replace('\n', ' | ').split(' | '):
    try: print(call, '->', eval(call))
    except Exception as e: print(call, '->', type(e).__name__, e)
