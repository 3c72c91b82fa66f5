# ouro-only: CPython has threads
import _thread
try: _thread.start_new_thread(print, ())
except RuntimeError as e: print(e)      # expect: can't start new thread: ouro has one thread
lock = _thread.allocate_lock()
lock.acquire()
lock.acquire()                          # expect-error: RuntimeError: deadlock: the lock is held, and ouro has no other thread to let go of it
