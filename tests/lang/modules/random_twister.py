# The same seed gives the same numbers.
import _random
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
r=_random.Random(42)
t(lambda: r.random())  # expect: 0.6394267984578837
t(lambda:r.getrandbits(10))  # expect: 25
t(lambda:r.getrandbits(100))  # expect: 257086819302815227845767741691
t(lambda: r.getrandbits(0))  # expect: 0
t(lambda:r.getrandbits(-1))  # expect: ValueError number of bits must be non-negative
t(lambda:r.getrandbits(2**40))  # expect: OverflowError Python int too large to convert to C int
t(lambda:r.getrandbits('a'))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: r.getrandbits(32))  # expect: 599310825
t(lambda: r.getrandbits(64))  # expect: 1890702223848595625
t(lambda: r.getrandbits(33))  # expect: 7201369453
r.seed(0)
t(lambda: [r.random() for i in range(3)])  # expect: [0.8444218515250481, 0.7579544029403025, 0.420571580830845]
r.seed(1)
t(lambda: [r.random() for i in range(3)])  # expect: [0.13436424411240122, 0.8474337369372327, 0.763774618976614]
r.seed(-1)
t(lambda: [r.random() for i in range(3)])  # expect: [0.13436424411240122, 0.8474337369372327, 0.763774618976614]
r.seed(2**32)
t(lambda: [r.random() for i in range(3)])  # expect: [0.11299430095636409, 0.41782886486292836, 0.0166763664992291]
r.seed(2**64-1)
t(lambda: [r.random() for i in range(3)])  # expect: [0.021825695401270107, 0.3380953268613758, 0.21196748656082065]
r.seed(10**30)
t(lambda: [r.random() for i in range(3)])  # expect: [0.9341508484568806, 0.5253068813972436, 0.34916701183971244]
r.seed(1.5)
t(lambda: [r.random() for i in range(3)])  # expect: [0.551763726942059, 0.2560930858958398, 0.583340633280344]
r.seed((1,2))
t(lambda: [r.random() for i in range(3)])  # expect: [0.9332138816850685, 0.3362749891925486, 0.152494568786688]
r.seed(True)
t(lambda: [r.random() for i in range(3)])  # expect: [0.13436424411240122, 0.8474337369372327, 0.763774618976614]
t(lambda: [r.random() for i in range(2000)][-1])  # expect: 0.7758730482768014
s=r.getstate(); a=r.random(); r.setstate(s)
print(a==r.random(), len(s), s[-1])  # expect: True 625 262
t(lambda: r.setstate(1))  # expect: TypeError state vector must be a tuple
t(lambda: r.setstate((1,2)))  # expect: ValueError state vector is the wrong size
t(lambda: r.setstate((1,)*624+(700,)))  # expect: ValueError invalid state
t(lambda: r.setstate((-1,)*625))  # expect: OverflowError can't convert negative value to unsigned int
t(lambda: r.setstate(('a',)*625))  # expect: TypeError an integer is required
t(lambda: r.setstate((2**70,)*625))  # expect: OverflowError Python int too large to convert to C unsigned long
t(lambda: r.setstate((2**63,)*624+(1,)))  # expect: None
t(lambda: r.setstate((1,)*624+('a',)))  # expect: TypeError 'str' object cannot be interpreted as an integer
t(lambda: r.setstate((1,)*624+(2**80,)))  # expect: OverflowError Python int too large to convert to C long
t(lambda: r.seed([]))  # expect: TypeError unhashable type: 'list'
t(lambda: r.seed(1,2))  # expect: TypeError seed expected at most 1 argument, got 2
t(lambda:_random.Random(1,2))  # expect: TypeError Random() requires 0 or 1 argument
t(lambda:_random.Random(x=1))  # expect: TypeError Random() takes no keyword arguments
t(lambda: r.random(1))  # expect: TypeError Random.random() takes no arguments (1 given)
t(lambda: r.seed(a=1))  # expect: TypeError Random.seed() takes no keyword arguments
class X(_random.Random):
    def __init__(self, a, b=2): self.q=a
x=X(1,b=2); x.seed(5)
t(lambda: x.q)  # expect: 1
t(lambda: x.random())  # expect: 0.6229016948897019
t(lambda: _random.Random.__module__)  # expect: _random
t(lambda: type(r))  # expect: <class '_random.Random'>
class Y(_random.Random): pass
t(lambda: Y(x=1) is None)  # expect: TypeError Random() takes no keyword arguments
t(lambda: Y(1).random())  # expect: 0.13436424411240122
t(lambda: Y(1,2))  # expect: TypeError Random() requires 0 or 1 argument
