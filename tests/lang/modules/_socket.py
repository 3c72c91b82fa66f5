# _socket.py -- the module under the library's socket: pairs, TCP, UDP and Unix sockets, timeouts, options, addresses, errors.
import _socket
from _socket import socket, socketpair, AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM, SOCK_DGRAM, SOL_SOCKET, SO_REUSEADDR, SO_TYPE

def attempt(f, *args):
    try:
        print(f(*args))
    except (OSError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)

a, b = socketpair()
print(a.family == AF_UNIX, a.type == SOCK_STREAM, a.proto, a.timeout)               # expect: True True 0 None
print(a.send(b"hello"), b.recv(3), b.recv(10))                                      # expect: 5 b'hel' b'lo'
room = bytearray(8)
a.sendall(memoryview(b"more data"))
print(b.recv_into(room), room, b.recv(5))                                           # expect: 8 bytearray(b'more dat') b'a'
b.settimeout(0.01)
attempt(b.recv, 1)                                                                  # expect: TimeoutError timed out
print(b.gettimeout(), b.getblocking())                                              # expect: 0.01 True
b.setblocking(False)
attempt(b.recv, 1)                                                  # expect: BlockingIOError [Errno 11] Resource temporarily unavailable
print(b.gettimeout(), b.getblocking(), b.getsockopt(SOL_SOCKET, SO_TYPE) == SOCK_STREAM)    # expect: 0.0 False True
a.shutdown(_socket.SHUT_WR)
print(b.recv(1))                                                                    # expect: b''
a.close()
print(a.fileno())                                                                   # expect: -1
attempt(a.recv, 1)                                                                  # expect: OSError [Errno 9] Bad file descriptor
fd = b.detach()
again = socket(fileno=fd)
print(again.fileno() == fd, again.family == AF_UNIX, again.type == SOCK_STREAM)     # expect: True True True
again.close()
attempt(socket, -1, -1, -1, 1 << 20)                                                # expect: OSError [Errno 9] Bad file descriptor
attempt(socket, -1, -1, -1, -5)                                                     # expect: ValueError negative file descriptor
attempt(b.settimeout, -1)                                                           # expect: ValueError Timeout value out of range
attempt(b.settimeout, 1e18)                                         # expect: OverflowError timestamp too large to convert to C _PyTime_t
attempt(b.settimeout, "x")                                          # expect: TypeError 'str' object cannot be interpreted as an integer

server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen()
host, port = server.getsockname()
print(host, port > 0)                                                               # expect: 127.0.0.1 True
client = socket()
client.connect(("localhost", port))
fd, address = server._accept()
other = socket(fileno=fd)
print(address == client.getsockname(), client.getpeername() == (host, port))        # expect: True True
client.sendall(b"x" * 1000)
print(len(other.recv(2000)))                                                        # expect: 1000
for each in client, other, server:
    each.close()
client = socket()
attempt(client.connect, ("127.0.0.1", port))                        # expect: ConnectionRefusedError [Errno 111] Connection refused
print(client.connect_ex(("127.0.0.1", port)))                                       # expect: 111
attempt(client.connect, "127.0.0.1")                                # expect: TypeError connect(): AF_INET address must be tuple, not str
attempt(client.connect, ("127.0.0.1",))                             # expect: TypeError AF_INET address must be a pair (host, port)
attempt(client.connect, ("127.0.0.1", 70000))                       # expect: OverflowError connect(): port must be 0-65535.
client.close()

one, two = socket(AF_INET, SOCK_DGRAM), socket(AF_INET, SOCK_DGRAM)
one.bind(("127.0.0.1", 0))
print(two.sendto(b"packet", one.getsockname()))                                     # expect: 6
data, sender = one.recvfrom(100)
print(data, sender[0])                                                              # expect: b'packet' 127.0.0.1
one.close()
two.close()
hidden = socket(AF_UNIX, SOCK_STREAM)
hidden.bind(b"\0ouro-test-socket")
print(hidden.getsockname())                                                         # expect: b'\x00ouro-test-socket'
attempt(hidden.bind, "x" * 200)                                                     # expect: OSError AF_UNIX path too long
hidden.close()

print(_socket.inet_aton("127.0.0.1"), _socket.inet_ntoa(b"\x01\x02\x03\x04"))       # expect: b'\x7f\x00\x00\x01' 1.2.3.4
print(_socket.inet_ntop(AF_INET6, b"\0" * 15 + b"\1"), _socket.inet_pton(AF_INET, "8.8.8.8"))   # expect: ::1 b'\x08\x08\x08\x08'
attempt(_socket.inet_aton, "nope")                                  # expect: OSError illegal IP address string passed to inet_aton
attempt(_socket.inet_ntop, AF_INET, b"abc")                         # expect: ValueError invalid length of packed IP address string
print(_socket.htons(1), _socket.htonl(1), _socket.ntohs(256), _socket.ntohl(1 << 24))   # expect: 256 16777216 1 1
attempt(_socket.htons, -1)  # expect: OverflowError htons: can't convert negative Python int to C 16-bit unsigned integer
print(_socket.getaddrinfo("127.0.0.1", 80, AF_INET, SOCK_STREAM))   # expect: [(2, 1, 6, '', ('127.0.0.1', 80))]
print(issubclass(_socket.gaierror, OSError), _socket.timeout is TimeoutError, _socket.error is OSError)     # expect: True True True
try:
    _socket.getaddrinfo("256.256.256.256", 1, 0, 0, 0, _socket.AI_NUMERICHOST)
except _socket.gaierror as error:
    print(error.errno, error)                                       # expect: -2 [Errno -2] Name or service not known
_socket.setdefaulttimeout(2)
late = socket()
print(late.gettimeout(), _socket.getdefaulttimeout())                               # expect: 2.0 2.0
late.close()
print(repr(late))                                                   # expect: <socket object, fd=-1, family=2, type=1, proto=0>

class Mine(socket):
    __slots__ = ("name",)

mine = Mine()
mine.name = "m"
print(mine.name, mine.fileno() > 2)                                                 # expect: m True
mine.close()
