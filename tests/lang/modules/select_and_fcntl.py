# select, poll, and the locks and flags of descriptors.
import fcntl, os, select
r, w = os.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []))  # expect: True
os.write(w, b'x')
print(select.select([r], [], [], None)[0] == [r])  # expect: True
def error(f, *args):
    try: print(f(*args))
    except Exception as e: print(type(e).__name__, e)
error(select.select, [-1], [], [], 0)  # expect: ValueError file descriptor cannot be a negative integer (-1)
error(select.select, [r], [], [], -1)  # expect: ValueError timeout must be non-negative
error(select.select, [r], [], [], 'x')  # expect: TypeError timeout must be a float or None
error(select.select, 1, [], [])  # expect: TypeError arguments 1-3 must be sequences
error(select.select, ['x'], [], [])  # expect: TypeError argument must be an int, or have a fileno() method.
p = select.poll()
p.register(r, select.POLLIN)
p.register(w)
p.unregister(w)
error(p.unregister, 77)  # expect: KeyError 77
error(p.modify, 77, 1)  # expect: FileNotFoundError [Errno 2] No such file or directory
print(p.poll(100) == [(r, select.POLLIN)])  # expect: True
print(os.read(r, 5), p.poll(1))  # expect: b'x' []
print(fcntl.fcntl(r, fcntl.F_GETFD), fcntl.fcntl(r, fcntl.F_SETFD, 0), fcntl.fcntl(r, fcntl.F_GETFD))  # expect: 1 0 0
error(fcntl.fcntl, r, fcntl.F_SETFD, b'x' * 2000)  # expect: ValueError fcntl string arg too long
with open('/dev/null', 'r+b') as f:
    print(fcntl.flock(f, fcntl.LOCK_EX), fcntl.flock(f, fcntl.LOCK_UN), fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB))  # expect: None None None
    error(fcntl.lockf, f, 0)  # expect: ValueError unrecognized lockf argument
    error(fcntl.ioctl, f, 0x5401, bytearray(60))  # expect: OSError [Errno 25] Inappropriate ioctl for device
error(fcntl.flock, 'x', 2)  # expect: TypeError argument must be an int, or have a fileno() method.
