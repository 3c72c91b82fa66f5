/* posix_fd.c -- what is done with file descriptors. */
#define _GNU_SOURCE 1
#include "modules/posix_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/str.h"
#include "objects/structseq.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

/* A system call, again as long as signals interrupt it. */
#define RETRY(result, call) do result = (call); while (result < 0 && posix_again())

static bool read_offset(View v, int64_t *out)
{
    Ref number = obj_index(v);
    bool ok = number && int_to_i64(number, out);
    ref_drop(number);
    return ok;
}

/* The errno of a failed call, unless a signal's handler has raised. */
static Ref failed(void) { return err_pending ? NULL : err_errno(errno, NULL); }
static Ref count_or_error(ssize_t count) { return count < 0 ? failed() : int_new(count); }

static Ref f_open ARGS
{
    UNUSED;
    PathArg path;
    int flags, mode = 0777, dir, fd;
    bool ok = posix_path(&path, args[0], "open", "path", 0) && posix_int(args[1], &flags) && (!args[2] || posix_int(args[2], &mode))
           && posix_dir_fd(args[3], &dir);
    if (!ok) return posix_path_drop(&path), NULL;
    RETRY(fd, openat(dir, path.text, flags | O_CLOEXEC, (mode_t)mode));
    Ref result = fd < 0 ? posix_path_error(&path) : int_new(fd);
    posix_path_drop(&path);
    return result;
}

static Ref f_close ARGS
{
    UNUSED;
    int fd;
    if (!posix_int(args[0], &fd)) return NULL;
    return close(fd) < 0 && errno != EINTR ? failed() : None;
}

static Ref f_closerange ARGS
{
    UNUSED;
    int from, to;
    if (!posix_int(args[0], &from) || !posix_int(args[1], &to)) return NULL;
    if (from < 0) from = 0;
    if (from < to && close_range((unsigned)from, (unsigned)to - 1, 0) < 0)
        for (; from < to; from++) close(from);
    return None;
}

/* A bytes of what `got` says was read into it. */
static Ref shortened(Ref own, ssize_t got)
{
    if (got < 0) {
        failed();
        ref_clear(&own);
    }
    else if ((size_t)got < as_bytes(own)->len) ref_set(&own, bytes_new(as_bytes(own)->data, (size_t)got));
    return own;
}

static Ref read_at(View const *args, bool positioned)
{
    int fd;
    ptrdiff_t size;
    int64_t offset = 0;
    ssize_t got;
    if (!posix_int(args[0], &fd) || !obj_index_size(args[1], &exc_OverflowError, &size)) return NULL;
    if (positioned && !read_offset(args[2], &offset)) return NULL;
    if (size < 0) return errno = EINVAL, failed();
    if (size == 0) return ref_keep(bytes_empty);
    Ref own = bytes_new(NULL, (size_t)size);
    if (!own) return NULL;
    RETRY(got, positioned ? pread(fd, as_bytes(own)->data, (size_t)size, offset) : read(fd, as_bytes(own)->data, (size_t)size));
    return shortened(own, got);
}

static Ref f_read ARGS { UNUSED; return read_at(args, false); }
static Ref f_pread ARGS { UNUSED; return read_at(args, true); }

static Ref write_at(View const *args, bool positioned)
{
    int fd;
    size_t len;
    int64_t offset = 0;
    ssize_t put;
    const unsigned char *data;
    if (!posix_int(args[0], &fd) || !(data = bytes_need(args[1], &len))) return NULL;
    if (positioned && !read_offset(args[2], &offset)) return NULL;
    RETRY(put, positioned ? pwrite(fd, data, len, offset) : write(fd, data, len));
    return count_or_error(put);
}

static Ref f_write ARGS { UNUSED; return write_at(args, false); }
static Ref f_pwrite ARGS { UNUSED; return write_at(args, true); }

static Ref f_writev ARGS
{
    UNUSED;
    int fd;
    if (!posix_int(args[0], &fd)) return NULL;
    Ref parts = seq_fast(args[1], "writev() arg 2 must be a sequence");
    if (!parts) return NULL;
    size_t count, len;
    View const *items = seq_items(parts, &count);
    struct iovec *vectors = alloc_bytes((count + 1) * sizeof *vectors);
    bool ok = vectors != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        const unsigned char *data = bytes_need(items[i], &len);
        ok = data != NULL;
        if (ok) vectors[i] = (struct iovec){ (void *)(uintptr_t)data, len };
    }
    ssize_t put = 0;
    if (ok) RETRY(put, writev(fd, vectors, (int)count));
    mem_free(vectors);
    ref_drop(parts);
    return ok ? count_or_error(put) : NULL;
}

static Ref f_lseek ARGS
{
    UNUSED;
    int fd, whence;
    int64_t offset;
    if (!posix_int(args[0], &fd) || !read_offset(args[1], &offset) || !posix_int(args[2], &whence)) return NULL;
    return count_or_error(lseek(fd, offset, whence));
}

static Ref f_dup ARGS
{
    UNUSED;
    int fd;
    return posix_int(args[0], &fd) ? count_or_error(fcntl(fd, F_DUPFD_CLOEXEC, 0)) : NULL;
}

static Ref f_dup2 ARGS
{
    UNUSED;
    int from, to;
    bool inheritable;
    if (!posix_int(args[0], &from) || !posix_int(args[1], &to) || !posix_flag(args[2], true, &inheritable)) return NULL;
    int fd = inheritable || from == to ? dup2(from, to) : dup3(from, to, O_CLOEXEC);
    return count_or_error(fd);
}

static Ref pair_of(const int fds[2]) { return tuple_of(2, int_new(fds[0]), int_new(fds[1])); }

static Ref f_pipe ARGS
{
    UNUSED;
    int fds[2];
    return pipe2(fds, O_CLOEXEC) < 0 ? failed() : pair_of(fds);
}

static Ref f_pipe2 ARGS
{
    UNUSED;
    int fds[2], flags;
    if (!posix_int(args[0], &flags)) return NULL;
    return pipe2(fds, flags) < 0 ? failed() : pair_of(fds);
}

static Ref f_openpty ARGS
{
    UNUSED;
    int fds[2];
    if (openpty(&fds[0], &fds[1], NULL, NULL, NULL) < 0) return failed();
    fcntl(fds[0], F_SETFD, FD_CLOEXEC);
    fcntl(fds[1], F_SETFD, FD_CLOEXEC);
    return pair_of(fds);
}

static Ref f_isatty ARGS
{
    UNUSED;
    int fd;
    return posix_int(args[0], &fd) ? bool_ref(isatty(fd)) : NULL;
}

static Ref f_ttyname ARGS
{
    UNUSED;
    int fd;
    char name[256];
    if (!posix_int(args[0], &fd)) return NULL;
    int error = ttyname_r(fd, name, sizeof name);
    return error ? err_errno(error, NULL) : posix_text(name);
}

static Ref f_ftruncate ARGS
{
    UNUSED;
    int fd, status;
    int64_t size;
    if (!posix_int(args[0], &fd) || !read_offset(args[1], &size)) return NULL;
    RETRY(status, ftruncate(fd, size));
    return posix_done(status);
}

static Ref f_fsync ARGS
{
    UNUSED;
    int fd, status;
    if (!posix_fd(args[0], &fd)) return NULL;
    RETRY(status, fsync(fd));
    return posix_done(status);
}

static Ref f_fdatasync ARGS
{
    UNUSED;
    int fd, status;
    if (!posix_fd(args[0], &fd)) return NULL;
    RETRY(status, fdatasync(fd));
    return posix_done(status);
}

static Ref f_sync ARGS { UNUSED; sync(); return None; }

static Ref get_flag(View v, int command, int flag, bool wanted)
{
    int fd;
    if (!posix_int(v, &fd)) return NULL;
    int flags = fcntl(fd, command);
    return flags < 0 ? failed() : bool_ref(((flags & flag) != 0) == wanted);
}

static Ref set_flag(View const *args, int get, int set, int flag, bool when)
{
    int fd;
    bool on;
    if (!posix_int(args[0], &fd) || !posix_flag(args[1], false, &on)) return NULL;
    int flags = fcntl(fd, get);
    if (flags < 0) return failed();
    return posix_done(fcntl(fd, set, on == when ? flags | flag : flags & ~flag));
}

static Ref f_get_inheritable ARGS { UNUSED; return get_flag(args[0], F_GETFD, FD_CLOEXEC, false); }
static Ref f_set_inheritable ARGS { UNUSED; return set_flag(args, F_GETFD, F_SETFD, FD_CLOEXEC, false); }
static Ref f_get_blocking ARGS { UNUSED; return get_flag(args[0], F_GETFL, O_NONBLOCK, false); }
static Ref f_set_blocking ARGS { UNUSED; return set_flag(args, F_GETFL, F_SETFL, O_NONBLOCK, false); }

static Ref f_lockf ARGS
{
    UNUSED;
    int fd, command, status;
    int64_t length;
    if (!posix_int(args[0], &fd) || !posix_int(args[1], &command) || !read_offset(args[2], &length)) return NULL;
    RETRY(status, lockf(fd, command, length));
    return posix_done(status);
}

static Ref f_sendfile ARGS
{
    UNUSED;
    int out, in;
    int64_t offset = 0;
    ptrdiff_t count;
    ssize_t sent;
    if (!posix_int(args[0], &out) || !posix_int(args[1], &in) || !obj_index_size(args[3], &exc_OverflowError, &count)) return NULL;
    if (args[2] == None) {
        RETRY(sent, sendfile(out, in, NULL, (size_t)count));
        return count_or_error(sent);
    }
    if (!read_offset(args[2], &offset)) return NULL;
    RETRY(sent, sendfile(out, in, &offset, (size_t)count));
    return count_or_error(sent);
}

static Ref f_copy_file_range ARGS
{
    UNUSED;
    int in, out;
    ptrdiff_t count;
    off64_t from = 0, to = 0;
    ssize_t copied;
    bool ok = posix_int(args[0], &in) && posix_int(args[1], &out) && obj_index_size(args[2], &exc_OverflowError, &count)
           && (!args[3] || args[3] == None || read_offset(args[3], &from)) && (!args[4] || args[4] == None || read_offset(args[4], &to));
    if (!ok) return NULL;
    if (count < 0) return err_raise(&exc_ValueError, "negative value for 'count' not allowed");
    RETRY(copied, copy_file_range(in, args[3] && args[3] != None ? &from : NULL, out, args[4] && args[4] != None ? &to : NULL,
                                  (size_t)count, 0));
    return count_or_error(copied);
}

static Ref f_posix_fallocate ARGS
{
    UNUSED;
    int fd;
    int64_t offset, length;
    if (!posix_int(args[0], &fd) || !read_offset(args[1], &offset) || !read_offset(args[2], &length)) return NULL;
    int error = posix_fallocate(fd, offset, length);
    return error ? err_errno(error, NULL) : None;
}

static Ref f_posix_fadvise ARGS
{
    UNUSED;
    int fd, advice;
    int64_t offset, length;
    if (!posix_int(args[0], &fd) || !read_offset(args[1], &offset) || !read_offset(args[2], &length) || !posix_int(args[3], &advice)) return NULL;
    int error = posix_fadvise(fd, offset, length, advice);
    return error ? err_errno(error, NULL) : None;
}

static const MemberDef size_fields[] = { SEQ_FIELD("columns", 0), SEQ_FIELD("lines", 1), {0} };
static TypeObj terminal_size_type = STRUCTSEQ_TYPE("os.terminal_size", size_fields, structseq_new);

static Ref f_get_terminal_size ARGS
{
    UNUSED;
    int fd = STDOUT_FILENO;
    struct winsize size;
    if (n && !posix_int(args[0], &fd)) return NULL;
    if (ioctl(fd, TIOCGWINSZ, &size) < 0) return failed();
    return structseq_of(&terminal_size_type, 2, int_new(size.ws_col), int_new(size.ws_row));
}

static Ref f_device_encoding ARGS
{
    UNUSED;
    int fd;
    if (!posix_int(args[0], &fd)) return NULL;
    return isatty(fd) ? str_from_text("UTF-8") : None;
}

bool posix_fd_init(View module)
{
    return structseq_ready(&terminal_size_type) && module_add(module, "terminal_size", ref_keep(&terminal_size_type.head));
}

const NativeDef posix_fd_natives[] = {
    NATIVE_PARAMS("open", f_open, "path, flags, mode=, *, dir_fd=", "Open a file; returns its descriptor."),
    NATIVE_PARAMS("close", f_close, "fd", "Close a descriptor."),
    NATIVE("closerange", f_closerange, 2, 2, "Close all descriptors in a range, ignoring errors."),
    NATIVE("read", f_read, 2, 2, "Read at most so many bytes."),
    NATIVE("pread", f_pread, 3, 3, "Read at a position, leaving the file's own position as it is."),
    NATIVE("write", f_write, 2, 2, "Write bytes; returns how many."),
    NATIVE("pwrite", f_pwrite, 3, 3, "Write at a position, leaving the file's own position as it is."),
    NATIVE("writev", f_writev, 2, 2, "Write several pieces of bytes in one go."),
    NATIVE("lseek", f_lseek, 3, 3, "Set the position of a descriptor; returns it."),
    NATIVE("dup", f_dup, 1, 1, "A second descriptor of the same file."),
    NATIVE_PARAMS("dup2", f_dup2, "fd, fd2, inheritable=", "Make fd2 a descriptor of the same file as fd."),
    NATIVE("pipe", f_pipe, 0, 0, "A pipe: (descriptor to read from, descriptor to write to)."),
    NATIVE("pipe2", f_pipe2, 1, 1, "A pipe with flags."),
    NATIVE("openpty", f_openpty, 0, 0, "A pseudo-terminal: (master, slave)."),
    NATIVE("isatty", f_isatty, 1, 1, "Is the descriptor a terminal?"),
    NATIVE("ttyname", f_ttyname, 1, 1, "The name of the terminal."),
    NATIVE("ftruncate", f_ftruncate, 2, 2, "Cut an open file off at a length."),
    NATIVE_PARAMS("fsync", f_fsync, "fd", "Wait until the file is on its disk."),
    NATIVE_PARAMS("fdatasync", f_fdatasync, "fd", "Wait until the file's content is on its disk."),
    NATIVE("sync", f_sync, 0, 0, "Write everything to disk."),
    NATIVE("get_inheritable", f_get_inheritable, 1, 1, "Do child processes get the descriptor?"),
    NATIVE("set_inheritable", f_set_inheritable, 2, 2, "Set whether child processes get the descriptor."),
    NATIVE("get_blocking", f_get_blocking, 1, 1, "Do reading and writing wait?"),
    NATIVE("set_blocking", f_set_blocking, 2, 2, "Set whether reading and writing wait."),
    NATIVE("lockf", f_lockf, 3, 3, "Lock or unlock a part of a file."),
    NATIVE_PARAMS("sendfile", f_sendfile, "out_fd, in_fd, offset, count", "Copy from one descriptor to another."),
    NATIVE_PARAMS("copy_file_range", f_copy_file_range, "src, dst, count, offset_src=, offset_dst=", "Copy from one file to another."),
    NATIVE("posix_fallocate", f_posix_fallocate, 3, 3, "Reserve room for a file."),
    NATIVE("posix_fadvise", f_posix_fadvise, 4, 4, "Tell how a file is going to be read."),
    NATIVE("get_terminal_size", f_get_terminal_size, 0, 1, "The size of the terminal window, as (columns, lines)."),
    NATIVE_PARAMS("device_encoding", f_device_encoding, "fd", "The encoding of a terminal; None for other files."),
    {0}
};
