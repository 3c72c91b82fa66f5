/* select.c -- the module select: which of several files can be read or written. poll and epoll objects are in select_poll.c. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>

#include "modules/modules.h"
#include "modules/posix_parts.h"
#include "modules/select_parts.h"
#include "modules/wait.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* One of the three lists of files, and their descriptors. */
typedef struct { Ref items; int *fds; size_t count; fd_set set; } Files;

bool select_fd(View v, int *out)
{
    if (!posix_fd(v, out)) return false;
    return *out >= 0 || err_false(&exc_ValueError, "file descriptor cannot be a negative integer (%d)", *out);
}

static bool read_files(View v, Files *files, int *highest)
{
    if (!(files->items = seq_fast(v, "arguments 1-3 must be sequences"))) return false;
    /* fileno() may change a list: what is looked at is a tuple of our own */
    ref_set(&files->items, tuple_from(files->items));
    if (!files->items) return false;
    files->count = as_tuple(files->items)->len;
    if (!(files->fds = alloc_bytes((files->count + 1) * sizeof *files->fds))) return false;
    for (size_t i = 0; i < files->count; i++) {
        int fd;
        if (!select_fd(tuple_at(files->items, i), &fd)) return false;
        if (fd >= FD_SETSIZE) return err_false(&exc_ValueError, "filedescriptor out of range in select()");
        files->fds[i] = fd;
        if (fd > *highest) *highest = fd;
    }
    return true;
}

static void fill_set(Files *files)
{
    FD_ZERO(&files->set);
    for (size_t i = 0; i < files->count; i++) FD_SET(files->fds[i], &files->set);
}

static Ref ready_files(const Files *files, bool any)
{
    Ref list = list_new();
    for (size_t i = 0; any && list && i < files->count; i++)
        if (FD_ISSET(files->fds[i], &files->set) && !list_push(list, ref_keep(tuple_at(files->items, i)))) ref_clear(&list);
    return list;
}

static Ref f_select(View self, View const *args, size_t n)
{
    (void)self;
    Files files[3] = {0};
    int64_t timeout = -1;
    int highest = -1, status = -1;
    Ref result = NULL;

    if (n > 3 && args[3] != None) {
        if (!wait_seconds(args[3], "timeout must be a float or None", &timeout)) return NULL;
        if (timeout < 0) return err_raise(&exc_ValueError, "timeout must be non-negative");
    }
    bool ok = read_files(args[0], &files[0], &highest) && read_files(args[1], &files[1], &highest) && read_files(args[2], &files[2], &highest);
    if (ok) {
        Deadline deadline = deadline_in(timeout);
        do {
            int64_t left = deadline_left(deadline);
            struct timeval t = { left / 1000000000, (left % 1000000000 + 999) / 1000 };
            if (t.tv_usec >= 1000000) t.tv_sec++, t.tv_usec -= 1000000;
            for (size_t i = 0; i < 3; i++) fill_set(&files[i]);
            status = select(highest + 1, &files[0].set, &files[1].set, &files[2].set, left < 0 ? NULL : &t);
        } while (status < 0 && posix_again());
        if (status >= 0) result = tuple_of(3, ready_files(&files[0], status), ready_files(&files[1], status), ready_files(&files[2], status));
        else if (!err_pending) err_errno(errno, NULL);
    }
    for (size_t i = 0; i < 3; i++) {
        ref_drop(files[i].items);
        mem_free(files[i].fds);
    }
    return result;
}

static const NativeDef natives[] = {
    NATIVE("select", f_select, 3, 4, "Wait until some file can be read, written, or has news; returns three lists of such files."),
    NATIVE("poll", select_poll, 0, 0, "An object that waits for events of files."),
    {0}
};

static bool fill(View module)
{
    static const struct { const char *name; int64_t value; } numbers[] = {
#define N(name) {#name, (int64_t)(name)}
        N(PIPE_BUF), N(POLLIN), N(POLLPRI), N(POLLOUT), N(POLLERR), N(POLLHUP), N(POLLNVAL), N(POLLRDNORM), N(POLLRDBAND), N(POLLWRNORM),
        N(POLLWRBAND), N(POLLMSG), N(POLLRDHUP), N(EPOLLIN), N(EPOLLOUT), N(EPOLLPRI), N(EPOLLERR), N(EPOLLHUP), N(EPOLLRDHUP), N(EPOLLET),
        N(EPOLLONESHOT), N(EPOLLEXCLUSIVE), N(EPOLLRDNORM), N(EPOLLRDBAND), N(EPOLLWRNORM), N(EPOLLWRBAND), N(EPOLLMSG), N(EPOLL_CLOEXEC),
#undef N
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!module_add(module, numbers[i].name, int_new(numbers[i].value))) return false;
    return module_add(module, "error", ref_keep(&exc_OSError.head)) && module_add_type(module, &epoll_type)
        && module_ready_type(&poll_type) && module_add_natives(module, natives);
}

const ModuleDef select_module = {"select", fill};
