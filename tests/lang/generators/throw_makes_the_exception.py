# g.throw(type, value): a value of another type is what the type is called with; where making the exception fails, that error is thrown.
def g():
    while True:
        try: yield
        except Exception as e: print(repr(e))
x = g()
next(x)
x.throw(ValueError, TypeError(1))
x.throw(ValueError, UnicodeError("a subclass"))
x.throw(ValueError, (1, 2))
# expect: ValueError(TypeError(1))
# expect: UnicodeError('a subclass')
# expect: ValueError(1, 2)
class Wrong(Exception):
    def __new__(cls, *args): return 7
class Fails(Exception):
    def __init__(self): 1 / 0
x.throw(Wrong)
x.throw(Fails)
next(x)
y = g()
try: y.throw(Wrong)
except TypeError as e: print("outside:", e)
print(list(y))
# expect: TypeError("calling <class '__main__.Wrong'> should have returned an instance of BaseException, not int")
# expect: ZeroDivisionError('division by zero')
# expect: outside: calling <class '__main__.Wrong'> should have returned an instance of BaseException, not int
# expect: []
