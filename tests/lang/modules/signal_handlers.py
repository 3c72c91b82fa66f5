# signals call Python functions, at the next moment where that can be
import _signal as signal, time
def handler(number, frame): print('got', number, frame.f_code.co_name)
print(signal.signal(signal.SIGUSR1, handler))       # expect: 0
print(signal.getsignal(signal.SIGUSR1) is handler)  # expect: True
signal.raise_signal(signal.SIGUSR1)                 # expect: got 10 <module>
def waits():
    end = time.monotonic() + 5
    while len(seen) < 2 and time.monotonic() < end: pass
    return seen
seen = []
signal.signal(signal.SIGALRM, lambda number, frame: seen.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
print(waits()[:2])                                  # expect: [14, 14]
print(signal.setitimer(signal.ITIMER_REAL, 0)[1])   # expect: 0.01
def raises(number, frame): raise ValueError('from the handler')
signal.signal(signal.SIGALRM, raises)
signal.setitimer(signal.ITIMER_REAL, 0.01)
try: time.sleep(5)
except ValueError as e: print(e)                    # expect: from the handler
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)     # expect: True
try: signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt: print('interrupted')      # expect: interrupted
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
print(signal.getsignal(signal.SIGINT), signal.strsignal(2))     # expect: 1 Interrupt
for bad in [(99, handler), (signal.SIGKILL, handler), (signal.SIGUSR1, 5)]:
    try: signal.signal(*bad)
    except (ValueError, OSError, TypeError) as e: print(e)
# expect: signal number out of range
# expect: [Errno 22] Invalid argument
# expect: signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
