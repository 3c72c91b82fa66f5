/* _socket_object.c -- the type _socket.socket: an end of a connection.
 *
 * A socket with a timeout is non-blocking for the system; we wait with poll, and try again until the time is over. */
#define _GNU_SOURCE 1
#include "modules/_socket_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "modules/posix_parts.h"
#include "modules/wait.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/warn.h"

double socket_default_timeout = -1;

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

Ref socket_failed(void) { return err_pending ? NULL : err_errno(errno, NULL); }

bool socket_timeout_read(View v, double *out)
{
    *out = -1;
    if (v == None) return true;
    int64_t nanoseconds;
    Ref number = type_has(v, TYPE_FLOAT) ? ref_keep(v) : obj_index(v);
    bool ok = number && wait_seconds(number, "", &nanoseconds);
    ref_drop(number);
    if (!ok) return false;
    *out = (double)nanoseconds / 1e9;
    return *out >= 0 || err_false(&exc_ValueError, "Timeout value out of range");
}

/* ---- waiting ------------------------------------------------------------------------------------------------ */

/* When the timeout of a socket is over; never, where it has none. */
static Deadline deadline_of(const SocketObj *s) { return deadline_in(s->timeout > 0 ? (int64_t)ceil(s->timeout * 1e9) : -1); }

/* Wait until the socket is ready for `events`, or the deadline is over. False: an exception. */
static bool wait_for(const SocketObj *s, short events, Deadline deadline)
{
    for (;;) {
        struct pollfd one = {s->fd, events, 0};
        int ready = poll(&one, 1, deadline_left_ms(deadline));
        if (ready > 0) return true;
        if (ready == 0) return err_false(&exc_TimeoutError, "timed out");
        if (!posix_again()) return socket_failed() != NULL;
    }
}

/* A system call on a socket, as its timeout wants it. Returns what `call` returned; -1: see errno, or an exception is pending. */
typedef ssize_t (*SocketCall)(const SocketObj *s, void *arg);

static ssize_t run(const SocketObj *s, short events, SocketCall call, void *arg)
{
    Deadline deadline = deadline_of(s);
    for (;;) {
        if (s->timeout > 0 && !wait_for(s, events, deadline)) return -1;
        ssize_t result = call(s, arg);
        if (result >= 0) return result;
        if (errno == EINTR ? posix_again() : s->timeout > 0 && (errno == EWOULDBLOCK || errno == EAGAIN)) continue;
        return -1;
    }
}

static bool set_blocking(const SocketObj *s, bool blocking)
{
    int flags = fcntl(s->fd, F_GETFL);
    if (flags < 0) return false;
    int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    return flags == wanted || fcntl(s->fd, F_SETFL, wanted) == 0;
}

/* ---- life and death ----------------------------------------------------------------------------------------- */

static Ref socket_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref own = type_alloc(type, 0);
    if (!own) return NULL;
    as_socket(own)->fd = -1;
    as_socket(own)->timeout = -1;
    return own;
}

/* What kind of socket is behind a descriptor? Fields that were given stay. */
static bool look_at_descriptor(SocketObj *s)
{
    Address address = {.len = sizeof address.room};
    memset(&address.room, 0, sizeof address.room);
    if (getsockname(s->fd, &address.any, &address.len) < 0) {
        if (s->family == -1 || errno == EBADF || errno == ENOTSOCK) return false;
    } else if (s->family == -1) {
        s->family = address.any.sa_family;
    }
    socklen_t len = sizeof(int);
    if (s->type == -1 && getsockopt(s->fd, SOL_SOCKET, SO_TYPE, &s->type, &len) < 0) return false;
    len = sizeof(int);
    return s->proto != -1 || getsockopt(s->fd, SOL_SOCKET, SO_PROTOCOL, &s->proto, &len) == 0;
}

static bool socket_init(View self, View const *args, size_t n, View kwnames)
{
    View given[4];
    SocketObj *s = as_socket(self);
    int family = -1, type = -1, proto = -1, fd = -1;
    if (!args_bind("socket", "family=, type=, proto=, fileno=", args, n, kwnames, given)) return false;
    if ((given[0] && !posix_int(given[0], &family)) || (given[1] && !posix_int(given[1], &type)) || (given[2] && !posix_int(given[2], &proto)))
        return false;
    bool wraps = given[3] && given[3] != None;
    if (wraps) {
        if (type_has(given[3], TYPE_FLOAT)) return err_false(&exc_TypeError, "integer argument expected, got float");
        if (!posix_int(given[3], &fd)) return false;
        if (fd < 0) return err_false(&exc_ValueError, "negative file descriptor");
    }
    *s = (SocketObj){s->head, fd, family, type, proto, -1};
    if (wraps) {
        if (!look_at_descriptor(s)) {
            s->fd = -1;
            return socket_failed() != NULL;
        }
    } else {
        if (family == -1) s->family = AF_INET;
        if (type == -1) s->type = SOCK_STREAM;
        if (proto == -1) s->proto = 0;
        if ((s->fd = socket(s->family, s->type | SOCK_CLOEXEC, s->proto)) < 0) return socket_failed() != NULL;
    }
    if (s->type & SOCK_NONBLOCK) s->timeout = 0;
    else if (socket_default_timeout >= 0 && !set_blocking(s, false)) return socket_failed() != NULL;
    else s->timeout = socket_default_timeout;
    s->type &= ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    return true;
}

static void socket_finalize(Ref self)
{
    SocketObj *s = as_socket(self);
    if (s->fd < 0) return;
    Ref pending = err_take();
    if (!warn_about(&exc_ResourceWarning, 1, self, "unclosed %R", self)) err_unraisable(self);
    close(s->fd);
    s->fd = -1;
    if (pending) err_pending = pending;
}

static void socket_free(Ref self) { type_free(self); }

static Ref socket_repr(View self)
{
    const SocketObj *s = as_socket(self);
    return str_format_c("<socket object, fd=%d, family=%d, type=%d, proto=%d>", s->fd, s->family, s->type, s->proto);
}

/* ---- methods ------------------------------------------------------------------------------------------------ */

static Ref m_fileno ARGS { UNUSED; return int_new(as_socket(self)->fd); }

static Ref m_close ARGS
{
    UNUSED;
    int fd = as_socket(self)->fd;
    as_socket(self)->fd = -1;
    return fd >= 0 && close(fd) < 0 && errno != ECONNRESET ? socket_failed() : None;
}

static Ref m_detach ARGS
{
    UNUSED;
    int fd = as_socket(self)->fd;
    as_socket(self)->fd = -1;
    return int_new(fd);
}

static Ref done(int status) { return status < 0 ? socket_failed() : None; }

static Ref m_bind ARGS
{
    UNUSED;
    const SocketObj *s = as_socket(self);
    Address address;
    return address_read(args[0], s->family, "bind", &address) ? done(bind(s->fd, &address.any, address.len)) : NULL;
}

static Ref m_listen ARGS
{
    UNUSED;
    int backlog = SOMAXCONN < 128 ? SOMAXCONN : 128;
    if (args[0] && !posix_int(args[0], &backlog)) return NULL;
    return done(listen(as_socket(self)->fd, backlog < 0 ? 0 : backlog));
}

/* 0, or the errno that connecting ended with. -1: an exception is pending. */
static int do_connect(const SocketObj *s, const Address *address)
{
    if (connect(s->fd, &address->any, address->len) == 0) return 0;
    bool waits = errno == EINPROGRESS && s->timeout > 0;
    if (errno == EINTR) {
        if (!posix_again()) return -1;
        waits = true;                   /* it goes on by itself */
    }
    if (!waits) return errno;
    if (!wait_for(s, POLLOUT, deadline_of(s))) return -1;
    int error = 0;
    socklen_t len = sizeof error;
    return getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &error, &len) < 0 ? errno : error;
}

static Ref m_connect ARGS
{
    UNUSED;
    Address address;
    if (!address_read(args[0], as_socket(self)->family, "connect", &address)) return NULL;
    int error = do_connect(as_socket(self), &address);
    if (error > 0) errno = error;
    return error == 0 ? None : error < 0 ? NULL : socket_failed();
}

static Ref m_connect_ex ARGS
{
    UNUSED;
    Address address;
    if (!address_read(args[0], as_socket(self)->family, "connect_ex", &address)) return NULL;
    int error = do_connect(as_socket(self), &address);
    if (error < 0 && err_is(&exc_TimeoutError)) {
        err_clear();
        error = EWOULDBLOCK;
    }
    return error < 0 ? NULL : int_new(error);
}

static ssize_t call_accept(const SocketObj *s, void *arg)
{
    Address *address = arg;
    address->len = sizeof address->room;
    return accept4(s->fd, &address->any, &address->len, SOCK_CLOEXEC);
}

static Ref m_accept ARGS
{
    UNUSED;
    Address address;
    ssize_t fd = run(as_socket(self), POLLIN, call_accept, &address);
    return fd < 0 ? socket_failed() : tuple_of(2, int_new(fd), address_new(&address));
}

typedef struct { unsigned char *data; size_t len; int flags; Address *address; } Transfer;

static ssize_t call_recv(const SocketObj *s, void *arg)
{
    Transfer *t = arg;
    if (!t->address) return recv(s->fd, t->data, t->len, t->flags);
    t->address->len = sizeof t->address->room;
    return recvfrom(s->fd, t->data, t->len, t->flags, &t->address->any, &t->address->len);
}

static ssize_t call_send(const SocketObj *s, void *arg)
{
    Transfer *t = arg;
    if (!t->address) return send(s->fd, t->data, t->len, t->flags);
    return sendto(s->fd, t->data, t->len, t->flags, &t->address->any, t->address->len);
}

/* bytes of up to args[0] bytes, with flags args[1]; with `address`, from whom. */
static Ref receive(View self, View const *args, const char *function, Address *address)
{
    ptrdiff_t size;
    Transfer t = {.address = address};
    if (!obj_index_size(args[0], &exc_OverflowError, &size) || (args[1] && !posix_int(args[1], &t.flags))) return NULL;
    if (size < 0) return err_raise(&exc_ValueError, "negative buffersize in %s", function);
    Ref own = bytes_new(NULL, (size_t)size);
    if (!own) return NULL;
    t.data = as_bytes(own)->data;
    t.len = (size_t)size;
    ssize_t got = run(as_socket(self), POLLIN, call_recv, &t);
    if (got < 0) {
        ref_drop(own);
        return socket_failed();
    }
    if (got < size) ref_set(&own, bytes_new(as_bytes(own)->data, (size_t)got));
    return own;
}

static Ref m_recv ARGS { (void)n; return receive(self, args, "recv", NULL); }

static Ref m_recvfrom ARGS
{
    (void)n;
    Address address;
    Ref data = receive(self, args, "recvfrom", &address);
    return data ? tuple_of(2, data, address_new(&address)) : NULL;
}

static Ref receive_into(View self, View const *args, const char *function, Address *address)
{
    Buffer b;
    ptrdiff_t size = 0;
    Transfer t = {.address = address};
    if (args[1] && !obj_index_size(args[1], &exc_OverflowError, &size)) return NULL;
    if (args[2] && !posix_int(args[2], &t.flags)) return NULL;
    if (!buffer_get(args[0], true, &b)) return NULL;
    Ref result = NULL;
    if (size < 0) err_raise(&exc_ValueError, "negative buffersize in %s", function);
    else if ((size_t)size > b.len) err_raise(&exc_ValueError, "%s", address ? "nbytes is greater than the length of the buffer" : "buffer too small for requested bytes");
    else {
        t.data = b.data;
        t.len = size ? (size_t)size : b.len;
        ssize_t got = run(as_socket(self), POLLIN, call_recv, &t);
        result = got < 0 ? socket_failed() : int_new(got);
    }
    buffer_release(&b);
    return result;
}

static Ref m_recv_into ARGS { (void)n; return receive_into(self, args, "recv_into", NULL); }

static Ref m_recvfrom_into ARGS
{
    (void)n;
    Address address;
    Ref count = receive_into(self, args, "recvfrom_into", &address);
    return count ? tuple_of(2, count, address_new(&address)) : NULL;
}

static Ref m_send ARGS
{
    UNUSED;
    Buffer b;
    Transfer t = {0};
    if ((args[1] && !posix_int(args[1], &t.flags)) || !buffer_get(args[0], false, &b)) return NULL;
    t.data = b.data;
    t.len = b.len;
    ssize_t sent = run(as_socket(self), POLLOUT, call_send, &t);
    buffer_release(&b);
    return sent < 0 ? socket_failed() : int_new(sent);
}

static Ref m_sendall ARGS
{
    UNUSED;
    Buffer b;
    Transfer t = {0};
    ssize_t sent = 0;
    if ((args[1] && !posix_int(args[1], &t.flags)) || !buffer_get(args[0], false, &b)) return NULL;
    for (t.data = b.data, t.len = b.len; t.len && sent >= 0; t.data += sent, t.len -= (size_t)sent)
        if ((sent = run(as_socket(self), POLLOUT, call_send, &t)) < 0) break;
    buffer_release(&b);
    return sent < 0 ? socket_failed() : None;
}

/* sendto(data, address) or sendto(data, flags, address) */
static Ref m_sendto ARGS
{
    Buffer b;
    Address address;
    Transfer t = {.address = &address};
    if (n == 3 && !posix_int(args[1], &t.flags)) return NULL;
    if (!address_read(args[n - 1], as_socket(self)->family, "sendto", &address) || !buffer_get(args[0], false, &b)) return NULL;
    t.data = b.data;
    t.len = b.len;
    ssize_t sent = run(as_socket(self), POLLOUT, call_send, &t);
    buffer_release(&b);
    return sent < 0 ? socket_failed() : int_new(sent);
}

static Ref m_shutdown ARGS
{
    UNUSED;
    int how;
    return posix_int(args[0], &how) ? done(shutdown(as_socket(self)->fd, how)) : NULL;
}

static Ref name_of(View self, int (*ask)(int, struct sockaddr *, socklen_t *))
{
    Address address = {.len = sizeof address.room};
    memset(&address.room, 0, sizeof address.room);
    return ask(as_socket(self)->fd, &address.any, &address.len) < 0 ? socket_failed() : address_new(&address);
}

static int ask_own(int fd, struct sockaddr *to, socklen_t *len) { return getsockname(fd, to, len); }
static int ask_peer(int fd, struct sockaddr *to, socklen_t *len) { return getpeername(fd, to, len); }
static Ref m_getsockname ARGS { UNUSED; return name_of(self, ask_own); }
static Ref m_getpeername ARGS { UNUSED; return name_of(self, ask_peer); }

static Ref apply_timeout(View self, double timeout)
{
    if (!set_blocking(as_socket(self), timeout < 0)) return socket_failed();
    as_socket(self)->timeout = timeout;
    return None;
}

static Ref m_settimeout ARGS
{
    UNUSED;
    double timeout;
    return socket_timeout_read(args[0], &timeout) ? apply_timeout(self, timeout) : NULL;
}

static Ref m_setblocking ARGS
{
    UNUSED;
    int yes = obj_truth(args[0]);
    return yes < 0 ? NULL : apply_timeout(self, yes ? -1 : 0);
}

static Ref get_timeout(View self) { return as_socket(self)->timeout < 0 ? None : float_new(as_socket(self)->timeout); }
static Ref m_gettimeout ARGS { UNUSED; return get_timeout(self); }
static Ref m_getblocking ARGS { UNUSED; return bool_ref(as_socket(self)->timeout != 0); }

/* getsockopt(level, option[, buflen]) */
static Ref m_getsockopt ARGS
{
    UNUSED;
    int level, option, size = 0, value = 0;
    if (!posix_int(args[0], &level) || !posix_int(args[1], &option) || (args[2] && !posix_int(args[2], &size))) return NULL;
    if (!size) {
        socklen_t len = sizeof value;
        return getsockopt(as_socket(self)->fd, level, option, &value, &len) < 0 ? socket_failed() : int_new(value);
    }
    if (size < 0 || size > 1024) return err_raise(&exc_OSError, "getsockopt buflen out of range");
    unsigned char data[1024];
    socklen_t len = (socklen_t)size;
    return getsockopt(as_socket(self)->fd, level, option, data, &len) < 0 ? socket_failed() : bytes_new(data, len);
}

/* setsockopt(level, option, value: int or bytes) or (level, option, None, length) */
static Ref m_setsockopt ARGS
{
    int level, option, value;
    if (!posix_int(args[0], &level) || !posix_int(args[1], &option)) return NULL;
    if (n == 4) {
        if (!posix_int(args[3], &value)) return NULL;
        return done(setsockopt(as_socket(self)->fd, level, option, NULL, (socklen_t)value));
    }
    if (!buffer_is(args[2])) {
        if (!posix_int(args[2], &value)) return NULL;
        return done(setsockopt(as_socket(self)->fd, level, option, &value, sizeof value));
    }
    Buffer b;
    if (!buffer_get(args[2], false, &b)) return NULL;
    int status = setsockopt(as_socket(self)->fd, level, option, b.data, (socklen_t)b.len), error = errno;
    buffer_release(&b);
    errno = error;
    return done(status);
}

static const NativeDef socket_methods[] = {
    NATIVE("_accept", m_accept, 0, 0, "Wait for a connection: (descriptor of the new socket, address of the other end)."),
    NATIVE("bind", m_bind, 1, 1, "Give the socket a local address."),
    NATIVE("close", m_close, 0, 0, "Close the socket."),
    NATIVE("connect", m_connect, 1, 1, "Connect to an address."),
    NATIVE("connect_ex", m_connect_ex, 1, 1, "Connect to an address; return the errno instead of raising, 0 for success."),
    NATIVE("detach", m_detach, 0, 0, "Let go of the descriptor, without closing it, and return it."),
    NATIVE("fileno", m_fileno, 0, 0, "The descriptor; -1 after close."),
    NATIVE("getblocking", m_getblocking, 0, 0, "Does the socket wait?"),
    NATIVE("getpeername", m_getpeername, 0, 0, "The address of the other end."),
    NATIVE("getsockname", m_getsockname, 0, 0, "The socket's own address."),
    NATIVE_PARAMS("getsockopt", m_getsockopt, "level, option, buflen=, /", "A socket option: an int, or bytes of up to buflen."),
    NATIVE("gettimeout", m_gettimeout, 0, 0, "The timeout in seconds, or None."),
    NATIVE_PARAMS("listen", m_listen, "backlog=, /", "Accept connections from now on."),
    NATIVE_PARAMS("recv", m_recv, "bufsize, flags=, /", "Receive up to bufsize bytes; b'' when the other end has closed."),
    NATIVE_PARAMS("recv_into", m_recv_into, "buffer, nbytes=, flags=", "Receive into a buffer; returns how many bytes."),
    NATIVE_PARAMS("recvfrom", m_recvfrom, "bufsize, flags=, /", "Like recv, with the address of the sender: (data, address)."),
    NATIVE_PARAMS("recvfrom_into", m_recvfrom_into, "buffer, nbytes=, flags=", "Like recv_into, with the sender: (count, address)."),
    NATIVE_PARAMS("send", m_send, "data, flags=, /", "Send some of the data; returns how many bytes."),
    NATIVE_PARAMS("sendall", m_sendall, "data, flags=, /", "Send all of the data."),
    NATIVE("sendto", m_sendto, 2, 3, "sendto(data[, flags], address): send to an address."),
    NATIVE("setblocking", m_setblocking, 1, 1, "Wait for ever (True), or never (False)."),
    NATIVE("setsockopt", m_setsockopt, 3, 4, "Set a socket option to an int or bytes."),
    NATIVE("settimeout", m_settimeout, 1, 1, "How many seconds to wait; None: for ever."),
    NATIVE("shutdown", m_shutdown, 1, 1, "Shut down one half of the connection, or both."),
    {0}
};

static Ref get_family(View self) { return int_new(as_socket(self)->family); }
static Ref get_type(View self) { return int_new(as_socket(self)->type); }
static Ref get_proto(View self) { return int_new(as_socket(self)->proto); }

static const GetSetDef socket_getset[] = {
    {"family", get_family, NULL, "the socket family"}, {"type", get_type, NULL, "the socket type"},
    {"proto", get_proto, NULL, "the socket protocol"}, {"timeout", get_timeout, NULL, "the socket timeout"}, {0}
};

TypeObj socket_type = {
    TYPE_HEAD("_socket.socket", 0, SocketObj),
    .shape.free = socket_free, .shape.finalize = socket_finalize, .shape.is_container = true,
    .flags = TYPE_BASE, .doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None): an end of a connection.",
    .new = socket_new, .init = socket_init, .repr = socket_repr, .methods = socket_methods, .getset = socket_getset,
};
