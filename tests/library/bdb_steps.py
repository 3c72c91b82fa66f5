# needs: library
# a debugger of one's own
import bdb
class T(bdb.Bdb):
    def user_call(self, frame, args): print('call', frame.f_code.co_name, frame.f_lineno)
    def user_line(self, frame): print('line', frame.f_code.co_name, frame.f_lineno); self.set_step()
    def user_return(self, frame, v): print('return', frame.f_code.co_name, frame.f_lineno, v)
    def user_exception(self, frame, e): print('exc', frame.f_code.co_name, e[0])
def foo(n):
    bar(n * 10)
    try: baz()
    except KeyError: pass
def bar(a):
    return a / 2
def baz(): raise KeyError
def gen():
    yield 1
    yield 2
t = T()
t.run('foo(10); list(gen())', globals())
