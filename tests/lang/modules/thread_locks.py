# locks of the module _thread
import _thread, _weakref as weakref
lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(True, 0.01))     # expect: True True False False
for bad in [(False, 1), (True, -2), (True, float('nan')), ('x',)]:
    try: lock.acquire(*bad)
    except (ValueError, TypeError) as e: print(e)
# expect: can't specify a timeout for a non-blocking call
# expect: timeout value must be positive
# expect: Invalid value NaN (not a number)
# expect: 'str' object cannot be interpreted as an integer
lock.release()
try: lock.release()
except RuntimeError as e: print(e)          # expect: release unlocked lock
with lock as got: print(got, repr(lock)[:29])       # expect: True <locked _thread.lock object a
print(lock.locked(), weakref.ref(lock)() is lock)   # expect: False True
r = _thread.RLock()
print(r.acquire(), r.acquire(), r._is_owned(), repr(r)[:15])    # expect: True True True <locked _thread
state = r._release_save()
print(state == (2, _thread.get_ident()), r._is_owned(), r._acquire_restore(state), r._is_owned())   # expect: True False None True
r.release(); r.release()
try: r.release()
except RuntimeError as e: print(e)          # expect: cannot release un-acquired lock
class Local(_thread._local):
    def __init__(self, a): self.a = a
here = Local(1)
print(here.a, here.__dict__)                # expect: 1 {'a': 1}
try: here.__dict__ = {}
except AttributeError as e: print(e)        # expect: 'Local' object attribute '__dict__' is read-only
try: _thread._local(1)
except TypeError as e: print(e)             # expect: Initialization arguments are not supported
try: _thread.start_new_thread(print, 2)
except TypeError as e: print(e)             # expect: 2nd arg must be a tuple
