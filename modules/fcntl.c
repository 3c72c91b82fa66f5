/* fcntl.c -- the module fcntl: what else can be done with a file descriptor, and locks on files. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "modules/modules.h"
#include "modules/posix_parts.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/str.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

enum { ROOM = 1024 };               /* for what the system reads and writes */

static Ref failed(void) { return err_pending ? NULL : err_errno(errno, NULL); }

/* The third argument where it is bytes or text: copied, for the system may write there. 1; 0: it is something else; -1 */
static int copy_argument(View v, const char *function, char room[ROOM], size_t *len)
{
    Ref raw = NULL;
    Buffer b;
    if (is_str(v)) {
        if (!(raw = str_encode(v, "utf-8", NULL))) return -1;
        v = raw;
    } else if (!buffer_is(v)) return 0;
    if (!buffer_get(v, false, &b)) return ref_drop(raw), -1;
    bool fits = b.len <= ROOM;
    if (fits) memcpy(room, b.data, *len = b.len);
    else err_raise(&exc_ValueError, "%s string arg too long", function);
    buffer_release(&b);
    ref_drop(raw);
    return fits ? 1 : -1;
}

static bool read_number(View v, int64_t *out) { return seq_c_int(v, INT32_MIN, UINT32_MAX, "unsigned int", out); }

static Ref f_fcntl ARGS
{
    UNUSED;
    int fd, command, status;
    int64_t number = 0;
    char room[ROOM];
    size_t len = 0;
    if (!posix_fd(args[0], &fd) || !posix_int(args[1], &command)) return NULL;
    int copied = n > 2 ? copy_argument(args[2], "fcntl", room, &len) : 0;
    if (copied < 0 || (n > 2 && !copied && !read_number(args[2], &number))) return NULL;
    do status = copied ? fcntl(fd, command, room) : fcntl(fd, command, (long)number);
    while (status < 0 && posix_again());
    if (status < 0) return failed();
    return copied ? bytes_new(room, len) : int_new(status);
}

/* A writable buffer is changed in place, unless the fourth argument forbids it. */
static Ref ioctl_in_place(int fd, unsigned long request, View v)
{
    Buffer b;
    int status;
    if (!buffer_get(v, true, &b)) return NULL;
    do status = ioctl(fd, request, b.data);
    while (status < 0 && posix_again());
    Ref result = status < 0 ? failed() : int_new(status);
    buffer_release(&b);
    return result;
}

static bool is_writable(View v)
{
    Buffer b;
    if (is_str(v) || !buffer_is(v) || !buffer_get(v, false, &b)) return err_clear(), false;
    bool writable = !b.read_only;
    buffer_release(&b);
    return writable;
}

static Ref f_ioctl ARGS
{
    UNUSED;
    int fd, status;
    int64_t request, number = 0;
    char room[ROOM];
    size_t len = 0;
    bool change = true;
    if (!posix_fd(args[0], &fd) || !read_number(args[1], &request)) return NULL;
    if (n > 3 && !posix_flag(args[3], true, &change)) return NULL;
    if (n > 2 && change && is_writable(args[2])) return ioctl_in_place(fd, (unsigned long)(uint32_t)request, args[2]);
    int copied = n > 2 ? copy_argument(args[2], "ioctl", room, &len) : 0;
    if (copied < 0 || (n > 2 && !copied && !read_number(args[2], &number))) return NULL;
    do status = copied ? ioctl(fd, (unsigned long)(uint32_t)request, room) : ioctl(fd, (unsigned long)(uint32_t)request, (long)number);
    while (status < 0 && posix_again());
    if (status < 0) return failed();
    return copied ? bytes_new(room, len) : int_new(status);
}

static Ref f_flock ARGS
{
    UNUSED;
    int fd, operation, status;
    if (!posix_fd(args[0], &fd) || !posix_int(args[1], &operation)) return NULL;
    do status = flock(fd, operation);
    while (status < 0 && posix_again());
    return posix_done(status);
}

static bool read_offset(View v, int64_t *out) { return !v || v == None || seq_c_int(v, INT64_MIN, INT64_MAX, "long", out); }

static Ref f_lockf ARGS
{
    UNUSED;
    int fd, operation, whence = 0, status;
    int64_t start = 0, len = 0;
    if (!posix_fd(args[0], &fd) || !posix_int(args[1], &operation)) return NULL;
    if ((n > 2 && !read_offset(args[2], &len)) || (n > 3 && !read_offset(args[3], &start)) || (n > 4 && !posix_int(args[4], &whence))) return NULL;
    struct flock lock = { .l_whence = (short)whence, .l_start = start, .l_len = len };
    if (operation == LOCK_UN) lock.l_type = F_UNLCK;
    else if (operation & LOCK_SH) lock.l_type = F_RDLCK;
    else if (operation & LOCK_EX) lock.l_type = F_WRLCK;
    else return err_raise(&exc_ValueError, "unrecognized lockf argument");
    do status = fcntl(fd, operation & LOCK_NB ? F_SETLK : F_SETLKW, &lock);
    while (status < 0 && posix_again());
    return posix_done(status);
}

static const NativeDef natives[] = {
    NATIVE("fcntl", f_fcntl, 2, 3, "Do something with a descriptor."),
    NATIVE("ioctl", f_ioctl, 2, 4, "Do something with the device behind a descriptor."),
    NATIVE("flock", f_flock, 2, 2, "Lock or unlock a file."),
    NATIVE("lockf", f_lockf, 2, 5, "Lock or unlock a part of a file."),
    {0}
};

static const struct { const char *name; int64_t value; } constants[] = {
#define X(name) { #name, name },
    X(LOCK_SH) X(LOCK_EX) X(LOCK_NB) X(LOCK_UN) X(LOCK_MAND) X(LOCK_READ) X(LOCK_WRITE) X(LOCK_RW) X(F_DUPFD) X(F_DUPFD_CLOEXEC) X(F_GETFD)
    X(F_SETFD) X(F_GETFL) X(F_SETFL) X(F_GETLK) X(F_SETLK) X(F_SETLKW) X(F_OFD_GETLK) X(F_OFD_SETLK) X(F_OFD_SETLKW) X(F_GETOWN) X(F_SETOWN)
    X(F_GETSIG) X(F_SETSIG) X(F_RDLCK) X(F_WRLCK) X(F_UNLCK) X(F_EXLCK) X(F_SHLCK) X(F_SETLEASE) X(F_GETLEASE) X(F_NOTIFY) X(F_GETPIPE_SZ)
    X(F_SETPIPE_SZ) X(F_ADD_SEALS) X(F_GET_SEALS) X(F_SEAL_SEAL) X(F_SEAL_SHRINK) X(F_SEAL_GROW) X(F_SEAL_WRITE) X(FD_CLOEXEC) X(FASYNC)
    X(DN_ACCESS) X(DN_MODIFY) X(DN_CREATE) X(DN_DELETE) X(DN_RENAME) X(DN_ATTRIB) X(DN_MULTISHOT)
#undef X
    { "F_GETLK64", F_GETLK }, { "F_SETLK64", F_SETLK }, { "F_SETLKW64", F_SETLKW }
};

static bool fill(View module)
{
    bool ok = module_add_natives(module, natives);
    for (size_t i = 0; ok && i < sizeof constants / sizeof *constants; i++)
        ok = module_add(module, constants[i].name, int_new(constants[i].value));
    return ok;
}

const ModuleDef fcntl_module = {"fcntl", fill};
