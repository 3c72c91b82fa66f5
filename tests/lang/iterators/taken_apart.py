# iterators taken apart and put together again, at any place
def norm(x):
    if isinstance(x, (tuple, list)):
        return type(x)(map(norm, x))
    if not isinstance(x, type) and hasattr(x, '__next__'):
        return type(x).__name__
    if callable(x) and (not isinstance(x, type)):
        return getattr(x, '__qualname__', 0)
    return x

def show(make, n=3):
    it = make()
    for k in range(n):
        r = it.__reduce__()
        print(norm(r), end=' ')
        again = r[0](*r[1])
        if len(r) > 2:
            again.__setstate__(r[2])
        print(list(again) if k != 0 or n < 9 else 0)
        try:
            next(it)
        except StopIteration:
            print('end')
    r = it.__reduce__()
    print(norm(r))
for mk in (lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter('abc'), lambda: iter('éa'), lambda: iter(b'abc'), lambda: iter(bytearray(b'abc')), lambda: iter(range(3, 30, 5)), lambda: iter(range(1 << 65, (1 << 65) + 5)), lambda: iter({1, 2, 3}), lambda: iter({1: 2, 3: 4}), lambda: iter({1: 2, 3: 4}.values()), lambda: iter({1: 2, 3: 4}.items()), lambda: reversed({1: 2, 3: 4}), lambda: reversed({1: 2, 3: 4}.items()), lambda: reversed((1, 2, 3)), lambda: iter([]), lambda: iter(''), lambda: iter(()), lambda: reversed([]), lambda: iter(range(0)), lambda: reversed(range(5)), lambda: iter({})):
    show(mk)
    show(mk, 1)
# expect: ('iter', ([1, 2, 3],), 0) [1, 2, 3]
# expect: ('iter', ([1, 2, 3],), 1) [2, 3]
# expect: ('iter', ([1, 2, 3],), 2) [3]
# expect: ('iter', ([1, 2, 3],), 3)
# expect: ('iter', ([1, 2, 3],), 0) [1, 2, 3]
# expect: ('iter', ([1, 2, 3],), 1)
# expect: (<class 'reversed'>, ([1, 2, 3],), 2) [3, 2, 1]
# expect: (<class 'reversed'>, ([1, 2, 3],), 1) [2, 1]
# expect: (<class 'reversed'>, ([1, 2, 3],), 0) [1]
# expect: (<class 'reversed'>, ([1, 2, 3],), -1)
# expect: (<class 'reversed'>, ([1, 2, 3],), 2) [3, 2, 1]
# expect: (<class 'reversed'>, ([1, 2, 3],), 1)
# expect: ('iter', ((1, 2, 3),), 0) [1, 2, 3]
# expect: ('iter', ((1, 2, 3),), 1) [2, 3]
# expect: ('iter', ((1, 2, 3),), 2) [3]
# expect: ('iter', ((1, 2, 3),), 3)
# expect: ('iter', ((1, 2, 3),), 0) [1, 2, 3]
# expect: ('iter', ((1, 2, 3),), 1)
# expect: ('iter', ('abc',), 0) ['a', 'b', 'c']
# expect: ('iter', ('abc',), 1) ['b', 'c']
# expect: ('iter', ('abc',), 2) ['c']
# expect: ('iter', ('abc',), 3)
# expect: ('iter', ('abc',), 0) ['a', 'b', 'c']
# expect: ('iter', ('abc',), 1)
# expect: ('iter', ('éa',), 0) ['é', 'a']
# expect: ('iter', ('éa',), 1) ['a']
# expect: ('iter', ('éa',), 2) []
# expect: end
# expect: ('iter', ('',))
# expect: ('iter', ('éa',), 0) ['é', 'a']
# expect: ('iter', ('éa',), 1)
# expect: ('iter', (b'abc',), 0) [97, 98, 99]
# expect: ('iter', (b'abc',), 1) [98, 99]
# expect: ('iter', (b'abc',), 2) [99]
# expect: ('iter', (b'abc',), 3)
# expect: ('iter', (b'abc',), 0) [97, 98, 99]
# expect: ('iter', (b'abc',), 1)
# expect: ('iter', (bytearray(b'abc'),), 0) [97, 98, 99]
# expect: ('iter', (bytearray(b'abc'),), 1) [98, 99]
# expect: ('iter', (bytearray(b'abc'),), 2) [99]
# expect: ('iter', (bytearray(b'abc'),), 3)
# expect: ('iter', (bytearray(b'abc'),), 0) [97, 98, 99]
# expect: ('iter', (bytearray(b'abc'),), 1)
# expect: ('iter', (range(3, 33, 5),), 0) [3, 8, 13, 18, 23, 28]
# expect: ('iter', (range(3, 33, 5),), 1) [8, 13, 18, 23, 28]
# expect: ('iter', (range(3, 33, 5),), 2) [13, 18, 23, 28]
# expect: ('iter', (range(3, 33, 5),), 3)
# expect: ('iter', (range(3, 33, 5),), 0) [3, 8, 13, 18, 23, 28]
# expect: ('iter', (range(3, 33, 5),), 1)
# expect: ('iter', (range(36893488147419103232, 36893488147419103237),), 0) [36893488147419103232, 36893488147419103233, 36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: ('iter', (range(36893488147419103232, 36893488147419103237),), 1) [36893488147419103233, 36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: ('iter', (range(36893488147419103232, 36893488147419103237),), 2) [36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: ('iter', (range(36893488147419103232, 36893488147419103237),), 3)
# expect: ('iter', (range(36893488147419103232, 36893488147419103237),), 0) [36893488147419103232, 36893488147419103233, 36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: ('iter', (range(36893488147419103232, 36893488147419103237),), 1)
# expect: ('iter', ([1, 2, 3],)) [1, 2, 3]
# expect: ('iter', ([2, 3],)) [2, 3]
# expect: ('iter', ([3],)) [3]
# expect: ('iter', ([],))
# expect: ('iter', ([1, 2, 3],)) [1, 2, 3]
# expect: ('iter', ([2, 3],))
# expect: ('iter', ([1, 3],)) [1, 3]
# expect: ('iter', ([3],)) [3]
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', ([1, 3],)) [1, 3]
# expect: ('iter', ([3],))
# expect: ('iter', ([2, 4],)) [2, 4]
# expect: ('iter', ([4],)) [4]
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', ([2, 4],)) [2, 4]
# expect: ('iter', ([4],))
# expect: ('iter', ([(1, 2), (3, 4)],)) [(1, 2), (3, 4)]
# expect: ('iter', ([(3, 4)],)) [(3, 4)]
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', ([(1, 2), (3, 4)],)) [(1, 2), (3, 4)]
# expect: ('iter', ([(3, 4)],))
# expect: ('iter', ([3, 1],)) [3, 1]
# expect: ('iter', ([1],)) [1]
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', ([3, 1],)) [3, 1]
# expect: ('iter', ([1],))
# expect: ('iter', ([(3, 4), (1, 2)],)) [(3, 4), (1, 2)]
# expect: ('iter', ([(1, 2)],)) [(1, 2)]
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', ([(3, 4), (1, 2)],)) [(3, 4), (1, 2)]
# expect: ('iter', ([(1, 2)],))
# expect: (<class 'reversed'>, ((1, 2, 3),), 2) [3, 2, 1]
# expect: (<class 'reversed'>, ((1, 2, 3),), 1) [2, 1]
# expect: (<class 'reversed'>, ((1, 2, 3),), 0) [1]
# expect: (<class 'reversed'>, ((1, 2, 3),), -1)
# expect: (<class 'reversed'>, ((1, 2, 3),), 2) [3, 2, 1]
# expect: (<class 'reversed'>, ((1, 2, 3),), 1)
# expect: ('iter', ([],), 0) []
# expect: end
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', ([],), 0) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', ('',), 0) []
# expect: end
# expect: ('iter', ('',)) []
# expect: end
# expect: ('iter', ('',)) []
# expect: end
# expect: ('iter', ('',))
# expect: ('iter', ('',), 0) []
# expect: end
# expect: ('iter', ('',))
# expect: ('iter', ((),), 0) []
# expect: end
# expect: ('iter', ((),)) []
# expect: end
# expect: ('iter', ((),)) []
# expect: end
# expect: ('iter', ((),))
# expect: ('iter', ((),), 0) []
# expect: end
# expect: ('iter', ((),))
# expect: (<class 'reversed'>, ([],), -1) []
# expect: end
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
# expect: (<class 'reversed'>, ([],), -1) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', (range(0, 0),), 0) []
# expect: end
# expect: ('iter', (range(0, 0),), 0) []
# expect: end
# expect: ('iter', (range(0, 0),), 0) []
# expect: end
# expect: ('iter', (range(0, 0),), 0)
# expect: ('iter', (range(0, 0),), 0) []
# expect: end
# expect: ('iter', (range(0, 0),), 0)
# expect: ('iter', (range(4, -1, -1),), 0) [4, 3, 2, 1, 0]
# expect: ('iter', (range(4, -1, -1),), 1) [3, 2, 1, 0]
# expect: ('iter', (range(4, -1, -1),), 2) [2, 1, 0]
# expect: ('iter', (range(4, -1, -1),), 3)
# expect: ('iter', (range(4, -1, -1),), 0) [4, 3, 2, 1, 0]
# expect: ('iter', (range(4, -1, -1),), 1)
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
# expect: ('iter', ([],)) []
# expect: end
# expect: ('iter', ([],))
for mk in (lambda: enumerate([1, 2]), lambda: zip([1, 2], [3, 4]), lambda: zip([1], [2], strict=True), lambda: map(abs, [1, 2]), lambda: filter(None, [1, 2]), lambda: enumerate([1], 1 << 70), lambda: iter(int, 1)):
    it = mk()
    print(norm(it.__reduce__()))
# expect: (<class 'enumerate'>, ('list_iterator', 0))
# expect: (<class 'zip'>, ('list_iterator', 'list_iterator'))
# expect: (<class 'zip'>, ('list_iterator', 'list_iterator'), True)
# expect: (<class 'map'>, ('abs', 'list_iterator'))
# expect: (<class 'filter'>, (None, 'list_iterator'))
# expect: (<class 'enumerate'>, ('list_iterator', 1180591620717411303424))
# expect: ('iter', (<class 'int'>, 1))
for mk in (lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter('abc'), lambda: iter(b'abc'), lambda: iter(range(3)), lambda: iter(range(1 << 65, (1 << 65) + 5)), lambda: reversed((1, 2, 3))):
    for st in (-5, -1, 0, 1, 2, 3, 9, True):
        it = mk()
        next(it)
        try:
            r = it.__setstate__(st)
            print(st, r, list(it))
        except Exception as e:
            print(type(e).__name__, e)
# expect: -5 None [1, 2, 3]
# expect: -1 None [1, 2, 3]
# expect: 0 None [1, 2, 3]
# expect: 1 None [2, 3]
# expect: 2 None [3]
# expect: 3 None []
# expect: 9 None []
# expect: True None [2, 3]
# expect: -5 None []
# expect: -1 None []
# expect: 0 None [1]
# expect: 1 None [2, 1]
# expect: 2 None [3, 2, 1]
# expect: 3 None [3, 2, 1]
# expect: 9 None [3, 2, 1]
# expect: True None [2, 1]
# expect: -5 None [1, 2, 3]
# expect: -1 None [1, 2, 3]
# expect: 0 None [1, 2, 3]
# expect: 1 None [2, 3]
# expect: 2 None [3]
# expect: 3 None []
# expect: 9 None []
# expect: True None [2, 3]
# expect: -5 None ['a', 'b', 'c']
# expect: -1 None ['a', 'b', 'c']
# expect: 0 None ['a', 'b', 'c']
# expect: 1 None ['b', 'c']
# expect: 2 None ['c']
# expect: 3 None []
# expect: 9 None []
# expect: True None ['b', 'c']
# expect: -5 None [97, 98, 99]
# expect: -1 None [97, 98, 99]
# expect: 0 None [97, 98, 99]
# expect: 1 None [98, 99]
# expect: 2 None [99]
# expect: 3 None []
# expect: 9 None []
# expect: True None [98, 99]
# expect: -5 None [0, 1, 2]
# expect: -1 None [0, 1, 2]
# expect: 0 None [0, 1, 2]
# expect: 1 None [1, 2]
# expect: 2 None [2]
# expect: 3 None []
# expect: 9 None []
# expect: True None [1, 2]
# expect: -5 None [36893488147419103232, 36893488147419103233, 36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: -1 None [36893488147419103232, 36893488147419103233, 36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: 0 None [36893488147419103232, 36893488147419103233, 36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: 1 None [36893488147419103233, 36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: 2 None [36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: 3 None [36893488147419103235, 36893488147419103236]
# expect: 9 None []
# expect: True None [36893488147419103233, 36893488147419103234, 36893488147419103235, 36893488147419103236]
# expect: -5 None []
# expect: -1 None []
# expect: 0 None [1]
# expect: 1 None [2, 1]
# expect: 2 None [3, 2, 1]
# expect: 3 None [3, 2, 1]
# expect: 9 None [3, 2, 1]
# expect: True None [2, 1]

class Q:

    def __getitem__(s, i):
        if i > 3:
            raise IndexError
        return i
it = iter(Q())
next(it)
print(it.__reduce__()[2])                                     # expect: 1
it.__setstate__(-3)
print(list(it))                                               # expect: [0, 1, 2, 3]
print(norm(it.__reduce__()))                                  # expect: ('iter', ((),))
it = reversed((1, 2))
list(it)
print(norm(it.__reduce__()))                                  # expect: (<class 'reversed'>, ((),))
print(bytearray(b'a\xff').__reduce__(), bytearray(b'a\xff').__reduce_ex__(3), bytearray().__reduce_ex__(2), bytearray(b'ab').__reduce_ex__())
# expect: (<class 'bytearray'>, ('aÿ', 'latin-1'), None) (<class 'bytearray'>, (b'a\xff',), None) (<class 'bytearray'>, (), None) (<class 'bytearray'>, ('ab', 'latin-1'), None)
print(norm([].append.__reduce__()), len.__reduce__(), norm(list.append.__reduce__()), norm(int.__add__.__reduce__()), norm(1 .__add__.__reduce__()))
# expect: ('getattr', ([], 'append')) len ('getattr', (<class 'list'>, 'append')) ('getattr', (<class 'int'>, '__add__')) ('getattr', (1, '__add__'))
