/* select_poll.c -- poll objects, which remember what is asked of which descriptor, and epoll objects, for which the system does. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "modules/modules.h"
#include "modules/posix_parts.h"
#include "modules/select_parts.h"
#include "modules/wait.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* ---- poll ------------------------------------------------------------------------------------------------------ */

typedef struct {
    Obj head;
    struct pollfd *fds;         /* in the order of registration */
    size_t count, cap;
    bool waiting;
} Poll;
static Poll *as_poll(View v) { return (Poll *)(uintptr_t)v; }

Ref select_poll(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return type_alloc(&poll_type, 0);
}

static void poll_free(Ref self)
{
    mem_free(as_poll(self)->fds);
    type_free(self);
}

static struct pollfd *find(View self, int fd)
{
    for (size_t i = 0; i < as_poll(self)->count; i++)
        if (as_poll(self)->fds[i].fd == fd) return &as_poll(self)->fds[i];
    return NULL;
}

static bool read_events(View v, short *out)
{
    int64_t n;
    if (!is_int(v) && !type_of(v)->index) return err_false(&exc_TypeError, "an integer is required");
    Ref number = obj_index(v);
    if (!number) return false;
    bool negative = int_sign(number) < 0, fits = int_fits(number, &n) && n <= USHRT_MAX;
    ref_drop(number);
    if (negative) return err_false(&exc_ValueError, "value must be positive");
    if (!fits) return err_false(&exc_OverflowError, "Python int too large for C unsigned short");
    *out = (short)n;
    return true;
}

static Ref poll_register(View self, View const *args, size_t n)
{
    Poll *p = as_poll(self);
    short events = POLLIN | POLLPRI | POLLOUT;
    int fd;
    if (!select_fd(args[0], &fd) || (n > 1 && !read_events(args[1], &events))) return NULL;
    struct pollfd *place = find(self, fd);
    if (!place) {
        if (p->count == p->cap) {
            struct pollfd *grown = alloc_resize(p->fds, (p->cap * 2 + 8) * sizeof *grown);
            if (!grown) return NULL;
            p->fds = grown;
            p->cap = p->cap * 2 + 8;
        }
        place = &p->fds[p->count++];
    }
    *place = (struct pollfd){ fd, events, 0 };
    return None;
}

static Ref poll_modify(View self, View const *args, size_t n)
{
    (void)n;
    short events;
    int fd;
    if (!select_fd(args[0], &fd) || !read_events(args[1], &events)) return NULL;
    struct pollfd *place = find(self, fd);
    if (!place) return err_errno(ENOENT, NULL);
    place->events = events;
    return None;
}

static Ref poll_unregister(View self, View const *args, size_t n)
{
    (void)n;
    Poll *p = as_poll(self);
    int fd;
    if (!select_fd(args[0], &fd)) return NULL;
    struct pollfd *place = find(self, fd);
    if (!place) return err_raise_value(&exc_KeyError, int_new(fd));
    size_t at = (size_t)(place - p->fds);
    memmove(place, place + 1, (--p->count - at) * sizeof *place);
    return None;
}

/* Milliseconds to wait, rounded up; None and negative ones: for ever. */
static bool read_ms(View v, int64_t *nanoseconds)
{
    *nanoseconds = -1;
    if (!v || v == None) return true;
    if (!wait_seconds(v, "timeout must be an integer or None", nanoseconds)) return false;
    if (*nanoseconds < 0) *nanoseconds = -1;
    else *nanoseconds = (*nanoseconds + 999) / 1000;
    return *nanoseconds <= INT64_C(1000000) * INT_MAX || err_false(&exc_OverflowError, "timeout is too large");
}

static Ref poll_poll(View self, View const *args, size_t n)
{
    Poll *p = as_poll(self);
    int64_t timeout;
    int status;
    if (!read_ms(n ? args[0] : NULL, &timeout)) return NULL;
    if (p->waiting) return err_raise(&exc_RuntimeError, "concurrent poll() invocation");
    Deadline deadline = deadline_in(timeout);
    p->waiting = true;
    do status = poll(p->fds, p->count, deadline_left_ms(deadline));
    while (status < 0 && posix_again());
    p->waiting = false;
    if (status < 0) return err_pending ? NULL : err_errno(errno, NULL);
    Ref list = list_new();
    for (size_t i = 0; list && i < p->count; i++) {
        if (!p->fds[i].revents) continue;
        Ref pair = tuple_of(2, int_new(p->fds[i].fd), int_new((unsigned short)p->fds[i].revents));
        if (!pair || !list_push(list, pair)) ref_clear(&list);
    }
    return list;
}

static const NativeDef poll_methods[] = {
    NATIVE("register", poll_register, 1, 2, "Wait for these events of the file too."),
    NATIVE("modify", poll_modify, 2, 2, "Wait for other events of a file."),
    NATIVE("unregister", poll_unregister, 1, 1, "Forget a file."),
    NATIVE("poll", poll_poll, 0, 1, "Wait so many milliseconds; returns a list of (descriptor, events)."),
    {0}
};

TypeObj poll_type = {
    TYPE_HEAD("select.poll", 0, Poll), .new = NULL, .shape.free = poll_free, .methods = poll_methods,
};

/* ---- epoll ----------------------------------------------------------------------------------------------------- */

typedef struct { Obj head; int fd; } Epoll;
static Epoll *as_epoll(View v) { return (Epoll *)(uintptr_t)v; }

static Ref make_epoll(TypeObj *type, int fd)
{
    Ref own = type_alloc(type, 0);
    if (own) as_epoll(own)->fd = fd;
    else close(fd);
    return own;
}

static Ref epoll_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View a[2];
    int size = -1, flags = 0;
    if (!args_bind("epoll", "sizehint=, flags=", args, n, kwnames, a)) return NULL;
    if ((a[0] && !posix_int(a[0], &size)) || (a[1] && !posix_int(a[1], &flags))) return NULL;
    if (size != -1 && size <= 0) return err_raise(&exc_ValueError, "negative sizehint");
    if (flags && flags != EPOLL_CLOEXEC) return err_raise(&exc_OSError, "invalid flags");
    int fd = epoll_create1(EPOLL_CLOEXEC);
    return fd < 0 ? err_errno(errno, NULL) : make_epoll(type, fd);
}

static void epoll_free(Ref self)
{
    if (as_epoll(self)->fd >= 0) close(as_epoll(self)->fd);
    type_free(self);
}

static int open_epoll(View self)
{
    if (as_epoll(self)->fd < 0) err_raise(&exc_ValueError, "I/O operation on closed epoll object");
    return as_epoll(self)->fd;
}

static Ref control(View self, int what, View file, View mask)
{
    struct epoll_event event = {0};
    int own = open_epoll(self), fd;
    int64_t events = EPOLLIN | EPOLLPRI | EPOLLOUT;
    if (own < 0 || !select_fd(file, &fd) || (mask && !seq_c_int(mask, 0, UINT32_MAX, "unsigned int", &events))) return NULL;
    event.events = (uint32_t)events;
    event.data.fd = fd;
    return epoll_ctl(own, what, fd, &event) < 0 ? err_errno(errno, NULL) : None;
}

static Ref epoll_register(View self, View const *args, size_t n) { (void)n; return control(self, EPOLL_CTL_ADD, args[0], args[1]); }
static Ref epoll_modify(View self, View const *args, size_t n) { (void)n; return control(self, EPOLL_CTL_MOD, args[0], args[1]); }
static Ref epoll_unregister(View self, View const *args, size_t n) { (void)n; return control(self, EPOLL_CTL_DEL, args[0], NULL); }

static Ref epoll_poll(View self, View const *args, size_t n)
{
    (void)n;
    int64_t timeout = -1;
    int fd = open_epoll(self), most = -1, count;
    if (fd < 0) return NULL;
    if (args[0] && args[0] != None) {
        if (!wait_seconds(args[0], "timeout must be an integer or None", &timeout)) return NULL;
        if (timeout < 0) timeout = -1;
        else if (timeout > INT64_C(1000000) * INT_MAX) return err_raise(&exc_OverflowError, "timeout is too large");
    }
    if (args[1] && !posix_int(args[1], &most)) return NULL;
    if (most == -1) most = FD_SETSIZE - 1;
    else if (most < 1) return err_raise(&exc_ValueError, "maxevents must be greater than 0, got %d", most);
    struct epoll_event *events = alloc_bytes((size_t)most * sizeof *events);
    if (!events) return NULL;
    Deadline deadline = deadline_in(timeout);
    do count = epoll_wait(fd, events, most, deadline_left_ms(deadline));
    while (count < 0 && posix_again());
    Ref list = NULL;
    if (count >= 0) list = list_new();
    else if (!err_pending) err_errno(errno, NULL);
    for (int i = 0; list && i < count; i++) {
        Ref pair = tuple_of(2, int_new(events[i].data.fd), int_new(events[i].events));
        if (!pair || !list_push(list, pair)) ref_clear(&list);
    }
    mem_free(events);
    return list;
}

static Ref epoll_close(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    int fd = as_epoll(self)->fd;
    as_epoll(self)->fd = -1;
    return fd >= 0 && close(fd) < 0 ? err_errno(errno, NULL) : None;
}

static Ref epoll_fileno(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    int fd = open_epoll(self);
    return fd < 0 ? NULL : int_new(fd);
}

static Ref epoll_enter(View self, View const *args, size_t n) { (void)args, (void)n; return open_epoll(self) < 0 ? NULL : ref_keep(self); }

static Ref epoll_from_fd(View self, View const *args, size_t n)
{
    (void)n;
    int fd;
    return posix_int(args[0], &fd) ? make_epoll(as_type(self), fd) : NULL;
}

static Ref get_closed(View self) { return bool_ref(as_epoll(self)->fd < 0); }

static const NativeDef epoll_methods[] = {
    NATIVE_PARAMS("register", epoll_register, "fd, eventmask=", "Wait for these events of the file too."),
    NATIVE_PARAMS("modify", epoll_modify, "fd, eventmask", "Wait for other events of a file."),
    NATIVE_PARAMS("unregister", epoll_unregister, "fd", "Forget a file."),
    NATIVE_PARAMS("poll", epoll_poll, "timeout=, maxevents=", "Wait so many seconds; returns a list of (descriptor, events)."),
    NATIVE("close", epoll_close, 0, 0, "Give the epoll descriptor back."),
    NATIVE("fileno", epoll_fileno, 0, 0, "The epoll descriptor."),
    NATIVE_AS(NATIVE_CLASS, "fromfd", epoll_from_fd, 1, 1, "An epoll object of an epoll descriptor."),
    NATIVE("__enter__", epoll_enter, 0, 0, NULL), NATIVE("__exit__", epoll_close, 0, 3, NULL),
    {0}
};
static const GetSetDef epoll_getset[] = { {"closed", get_closed, NULL, "Has it been closed?"}, {0} };

TypeObj epoll_type = {
    TYPE_HEAD("select.epoll", 0, Epoll), .flags = TYPE_BASE, .new = epoll_new, .shape.free = epoll_free,
    .doc = "Waiting for events of many files, which the system remembers.", .methods = epoll_methods, .getset = epoll_getset,
};
