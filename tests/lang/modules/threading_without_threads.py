# the library's threading, as far as one thread goes
# needs: library
import threading
lock, event, condition = threading.Lock(), threading.Event(), threading.Condition()
print(threading.current_thread() is threading.main_thread(), threading.main_thread().name)     # expect: True MainThread
with lock: print(lock.locked(), lock.acquire(timeout=0.01))     # expect: True False
print(event.wait(0.01), event.set(), event.wait())              # expect: False None True
with condition: print(condition.wait(0.01))                     # expect: False
here = threading.local()
here.x = 1
print(here.x, threading.active_count())                         # expect: 1 1
import atexit, weakref
class A: pass
a = A()
weakref.finalize(a, print, 'finalized at the end')
atexit.register(print, 'atexit comes first, being newer')
# expect: atexit comes first, being newer
# expect: finalized at the end
