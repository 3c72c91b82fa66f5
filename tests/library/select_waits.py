# select, poll and epoll say which descriptors are ready, and selectors builds on them.
import os, select, selectors, signal, time

r, w = os.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []))              # expect: True
os.write(w, b'1')
print(select.select([r], [w], []) == ([r], [w], []))                # expect: True

p = select.poll()
p.register(r, select.POLLIN)
p.register(w)
print([(fd == r, events) for fd, events in p.poll()])               # expect: [(True, 1), (False, 4)]
p.modify(r, 0)
p.unregister(w)
try:
    p.unregister(w)
except KeyError as error:
    print(error.args[0] == w)                                       # expect: True
start = time.monotonic()
print(p.poll(30), time.monotonic() - start > 0.02)                  # expect: [] True

e = select.epoll()
e.register(r, select.EPOLLIN)
print([(fd == r, events) for fd, events in e.poll()], e.closed)     # expect: [(True, 1)] False
os.read(r, 1)
print(e.poll(0.01), e.fileno() > 2)                                 # expect: [] True
e.close()
print(e.closed)                                                     # expect: True

with selectors.DefaultSelector() as s:
    print(type(s).__name__)                                         # expect: EpollSelector
    s.register(r, selectors.EVENT_READ, 'data')
    os.write(w, b'2')
    print([(key.fd == r, key.data, mask) for key, mask in s.select()])          # expect: [(True, 'data', 1)]

signal.signal(signal.SIGALRM, lambda *args: print('alarm'))         # waiting goes on behind it
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(select.select([], [], [], 0.05))
# expect: alarm
# expect: ([], [], [])

for wrong in (lambda: e.poll(), lambda: select.select([-1], [], []), lambda: select.select(1, [], []), lambda: select.select([], [], [], -1),
              lambda: select.select([], [], [], 'a'), lambda: select.epoll(-2), lambda: select.select(['a'], [], []),
              lambda: p.register('a'), lambda: p.register(1, -1), lambda: p.register(1, 99999), lambda: p.poll('x'),
              lambda: type(p)(), lambda: select.select([5000], [], [])):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
# expect: ValueError I/O operation on closed epoll object
# expect: ValueError file descriptor cannot be a negative integer (-1)
# expect: TypeError arguments 1-3 must be sequences
# expect: ValueError timeout must be non-negative
# expect: TypeError timeout must be a float or None
# expect: ValueError negative sizehint
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: ValueError value must be positive
# expect: OverflowError Python int too large for C unsigned short
# expect: TypeError timeout must be an integer or None
# expect: TypeError cannot create 'select.poll' instances
# expect: ValueError filedescriptor out of range in select()
