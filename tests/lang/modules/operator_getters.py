# itemgetter, attrgetter, methodcaller
from operator import *

def err(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__ + ':', e)
g = itemgetter(1)
print(g('abc'), itemgetter(0, 2)('abc'), itemgetter(-1)((1, 2)), itemgetter('a')({'a': 1}), itemgetter(slice(1, 3))('abcd'))
# expect: b ('a', 'c') 2 1 bc
print(g, itemgetter(1, 'b'), g.__reduce__(), itemgetter(1, 2).__reduce__())
# expect: operator.itemgetter(1) operator.itemgetter(1, 'b') (<class 'operator.itemgetter'>, (1,)) (<class 'operator.itemgetter'>, (1, 2))
err(itemgetter)                                               # expect: TypeError: itemgetter expected 1 argument, got 0
err(itemgetter, x=1)                                          # expect: TypeError: itemgetter() takes no keyword arguments
err(itemgetter, 1, x=1)                                       # expect: TypeError: itemgetter() takes no keyword arguments
err(g)                                                        # expect: TypeError: itemgetter expected 1 argument, got 0
err(g, 1, 2)                                                  # expect: TypeError: itemgetter expected 1 argument, got 2
err(g, x=3)                                                   # expect: TypeError: itemgetter() takes no keyword arguments
err(g, 'a', x=3)                                              # expect: TypeError: itemgetter() takes no keyword arguments
err(g, 5)                                                     # expect: TypeError: 'int' object is not subscriptable
err(g, (1,))                                                  # expect: IndexError: tuple index out of range

class R:
    name = 'n'

    class date:
        year = 3
a = attrgetter('name')
print(a(R), attrgetter('date.year')(R), attrgetter('name', 'date.year')(R), a, attrgetter('name', 'date.year'), a.__reduce__(), attrgetter('name', 'date.year').__reduce__())
# expect: n 3 ('n', 3) operator.attrgetter('name') operator.attrgetter('name', 'date.year') (<class 'operator.attrgetter'>, ('name',)) (<class 'operator.attrgetter'>, ('name', 'date.year'))
err(attrgetter)                                               # expect: TypeError: attrgetter expected 1 argument, got 0
err(attrgetter, 3)                                            # expect: TypeError: attribute name must be a string
err(attrgetter, 'a', 3)                                       # expect: TypeError: attribute name must be a string
err(a)                                                        # expect: TypeError: attrgetter expected 1 argument, got 0
err(a, 1, 2)                                                  # expect: TypeError: attrgetter expected 1 argument, got 2
err(a, 3)                                                     # expect: AttributeError: 'int' object has no attribute 'name'
err(attrgetter('date.zz'), R)                                 # expect: AttributeError: type object 'date' has no attribute 'zz'
err(attrgetter('a.'), R)                                      # expect: AttributeError: type object 'R' has no attribute 'a'
err(attrgetter(''), R)                                        # expect: AttributeError: type object 'R' has no attribute ''
m = methodcaller('upper')
print(m('abc'), methodcaller('split', ',', maxsplit=1)('a,b,c'), m, methodcaller('f', 1, a=2), m.__reduce__(), methodcaller('x', 1).__reduce__())
# expect: ABC ['a', 'b,c'] operator.methodcaller('upper') operator.methodcaller('f', 1, a=2) (<class 'operator.methodcaller'>, ('upper',)) (<class 'operator.methodcaller'>, ('x', 1))
err(methodcaller)                                             # expect: TypeError: methodcaller needs at least one argument, the method name
err(methodcaller, 3)                                          # expect: TypeError: method name must be a string
err(m)                                                        # expect: TypeError: methodcaller expected 1 argument, got 0
err(m, 'a', 2)                                                # expect: TypeError: methodcaller expected 1 argument, got 2
err(m, 3)                                                     # expect: AttributeError: 'int' object has no attribute 'upper'
err(m, 'a', x=1)                                              # expect: TypeError: methodcaller() takes no keyword arguments
err(methodcaller, x=1)                                        # expect: TypeError: methodcaller needs at least one argument, the method name
s = []
ig = itemgetter(s)
s.append(ig)
print(ig)                                                     # expect: operator.itemgetter([operator.itemgetter(...)])
