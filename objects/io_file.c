/* io_file.c -- FileIO: a descriptor as a raw stream. Each call is a system call. */
#include "objects/io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gc/collect.h"
#include "objects/int.h"
#include "objects/special.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

bool (*file_interrupted)(void);

/* ---- opening ---------------------------------------------------------------------------------------------- */

static bool read_mode(FileIo *f, const char *mode, int *flags)
{
    bool action = false, plus = false;
    for (const char *p = mode; *p; p++) {
        if (strchr("xrwa", *p)) {
            if (action) goto bad;
            action = true;
            f->created = *p == 'x';
            f->readable = *p == 'r';
            f->writable = *p != 'r';
            f->appending = *p == 'a';
            *flags |= *p == 'w' ? O_CREAT | O_TRUNC : *p == 'a' ? O_CREAT | O_APPEND : *p == 'x' ? O_CREAT | O_EXCL : 0;
        }
        else if (*p == '+') {
            if (plus) goto bad;
            plus = true;
        }
        else if (*p != 'b') return err_false(&exc_ValueError, "invalid mode: %s", mode);
    }
    if (!action) goto bad;
    if (plus) f->readable = f->writable = true;
    *flags |= f->readable && f->writable ? O_RDWR : f->readable ? O_RDONLY : O_WRONLY;
    return true;
bad:
    return err_false(&exc_ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
}

/* What a path is given by: a str, bytes, or an object with __fspath__. */
static Ref path_of(View file)
{
    Ref method, path;
    if (is_str(file) || is_bytes(file)) return ref_keep(file);
    int has = special_find(file, "__fspath__", &method);
    if (has < 0) return NULL;
    if (has == 0) return err_raise(&exc_TypeError, "expected str, bytes or os.PathLike object, not %T", file);
    path = obj_call_0(method);
    ref_drop(method);
    if (path && !is_str(path) && !is_bytes(path)) {
        err_raise(&exc_TypeError, "expected %T.__fspath__() to return str or bytes, not %T", file, path);
        ref_clear(&path);
    }
    return path;
}

/* -1: an exception is pending. */
static int open_path(View path, int flags)
{
    Ref raw = is_str(path) ? str_encode(path, "utf-8", "surrogateescape") : ref_keep(path);
    int fd = -1;
    if (!raw) return -1;
    if (memchr(as_bytes(raw)->data, 0, as_bytes(raw)->len)) err_raise(&exc_ValueError, "embedded null byte");
    else {
        const char *text = as_bytes(raw)->len ? (const char *)as_bytes(raw)->data : "";
        do fd = open(text, flags, 0666);
        while (fd < 0 && errno == EINTR && (!file_interrupted || file_interrupted()));
        if (fd < 0 && !err_pending) err_errno(errno, path);
    }
    ref_drop(raw);
    return fd;
}

static int open_by(View opener, View name, int flags)
{
    Ref number = int_new(flags), answer = number ? obj_call_2(opener, name, number) : NULL;
    int64_t fd = -1;
    bool ok = answer && (is_int(answer) || err_false(&exc_TypeError, "expected integer from opener"));
    if (ok && (!int_fits(answer, &fd) || fd < 0 || fd > INT_MAX)) {
        fd = -1;
        err_raise(&exc_ValueError, "opener returned %d", (int)fd);
    }
    if (!ok) fd = -1;
    ref_drop(number);
    ref_drop(answer);
    if (fd >= 0) fcntl((int)fd, F_SETFD, FD_CLOEXEC);
    return (int)fd;
}

static bool check_descriptor(FileIo *f, View name)
{
    struct stat info;
    f->block = IO_BUFFER_SIZE;
    if (fstat(f->fd, &info) < 0) {
        if (errno != EBADF) return true;
        err_errno(errno, NULL);
        return false;
    }
    if (S_ISDIR(info.st_mode)) {
        err_errno(EISDIR, name);
        return false;
    }
    if (info.st_blksize > 1) f->block = (size_t)info.st_blksize;
    return true;
}

static bool close_descriptor(FileIo *f)
{
    int fd = f->fd;
    f->fd = -1;
    if (fd < 0 || close(fd) == 0) return true;
    err_errno(errno, NULL);
    return false;
}

static bool open_file(View self, View file, const char *mode, bool close_fd, View opener)
{
    FileIo *f = as_file_io(self);
    int flags = O_CLOEXEC;
    int64_t number = -1;
    bool given = is_int(file);
    if (f->fd >= 0 && (f->close_fd ? !close_descriptor(f) : (f->fd = -1, false))) return false;
    if (given) {
        if (!int_to_i64(file, &number)) return false;
        if (number < 0) return err_false(&exc_ValueError, "negative file descriptor");
        if (number > INT_MAX) return err_false(&exc_OverflowError, "Python int too large to convert to C int");
    }
    f->created = f->readable = f->writable = f->appending = false;
    f->seekable = -1;
    Ref name = given ? ref_keep(file) : path_of(file);
    if (!name || !read_mode(f, mode, &flags)) return ref_drop(name), false;
    f->close_fd = close_fd;
    if (given) f->fd = (int)number;
    else if (!close_fd) err_raise(&exc_ValueError, "Cannot use closefd=False with file name");
    else f->fd = opener && opener != None ? open_by(opener, name, flags) : open_path(name, flags);
    bool ok = f->fd >= 0 && check_descriptor(f, name) && io_set_attr(self, "name", name);
    if (ok && f->appending) lseek(f->fd, 0, SEEK_END);
    if (!ok && given) f->fd = -1;
    else if (!ok && f->fd >= 0) {
        close(f->fd);
        f->fd = -1;
    }
    ref_drop(name);
    return ok;
}

static Ref file_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    Ref own = io_base_new(type, args, n, kwnames);
    if (!own) return NULL;
    as_file_io(own)->fd = -1;
    as_file_io(own)->close_fd = true;
    as_file_io(own)->seekable = -1;
    return own;
}

Ref file_io_open(View file, const char *mode, bool close_fd, View opener)
{
    Ref own = file_new(&file_io_type, NULL, 0, NULL);
    if (own && !open_file(own, file, mode, close_fd, opener)) ref_clear(&own);
    return own;
}

static bool file_init_slot(View self, View const *args, size_t n, View kwnames)
{
    View out[4];
    if (!args_bind("FileIO", "file, mode=, closefd=, opener=", args, n, kwnames, out)) return false;
    if (out[1] && !is_str(out[1])) return err_false(&exc_TypeError, "FileIO() argument 'mode' must be str, not %t", out[1]);
    int close_fd = out[2] ? obj_truth(out[2]) : 1;
    const char *mode = out[1] ? str_utf8(out[1], NULL) : "r";
    return close_fd >= 0 && mode && open_file(self, out[0], mode, close_fd, out[3]);
}

/* ---- system calls ----------------------------------------------------------------------------------------- */

/* A call failed. 1: again; -1: error; -2: would block. */
static int failure(void)
{
    if (errno == EINTR) return !file_interrupted || file_interrupted() ? 1 : -1;
    if (errno == EAGAIN) return -2;
    err_errno(errno, NULL);
    return -1;
}

ptrdiff_t file_io_read(View file, void *to, size_t size)
{
    for (int why = 1; why > 0; ) {
        ssize_t got = read(as_file_io(file)->fd, to, size);
        if (got >= 0) return got;
        if ((why = failure()) < 0) return why;
    }
    return -1;
}

ptrdiff_t file_io_write(View file, const void *data, size_t size)
{
    for (int why = 1; why > 0; ) {
        ssize_t put = write(as_file_io(file)->fd, data, size);
        if (put >= 0) return put;
        if ((why = failure()) < 0) return why;
    }
    return -1;
}

static bool check_open(View self)
{
    return as_file_io(self)->fd >= 0 || err_false(&exc_ValueError, "I/O operation on closed file");
}

static bool check_readable(View self)
{
    return check_open(self)
        && (as_file_io(self)->readable || err_false(&unsupported_operation, "File not open for reading"));
}

static bool check_writable(View self)
{
    return check_open(self)
        && (as_file_io(self)->writable || err_false(&unsupported_operation, "File not open for writing"));
}

/* ---- methods ---------------------------------------------------------------------------------------------- */

static Ref method_readall ARGS
{
    UNUSED;
    if (!check_open(self)) return NULL;
    struct stat info;
    off_t at = lseek(as_file_io(self)->fd, 0, SEEK_CUR);
    size_t room = IO_BUFFER_SIZE;
    if (at >= 0 && fstat(as_file_io(self)->fd, &info) == 0 && info.st_size > at) room = (size_t)(info.st_size - at) + 1;
    Ref own = bytes_new(NULL, room);
    size_t len = 0;
    ptrdiff_t got = 0;
    unsigned char *more = NULL;
    if (!own) return NULL;
    /* Usually the first piece is all: it is read straight into the result. */
    while (len < room && (got = file_io_read(self, as_bytes(own)->data + len, room - len)) > 0) len += (size_t)got;
    if (got > 0) {
        BytesBuilder b = BYTES_BUILDER;
        bool ok = bytes_add(&b, as_bytes(own)->data, len) && (more = alloc_bytes(IO_FILE_BUFFER));
        while (ok && (got = file_io_read(self, more, IO_FILE_BUFFER)) > 0) ok = bytes_add(&b, more, (size_t)got);
        mem_free(more);
        ref_drop(own);
        if (ok && got != -1) return bytes_build(&b);
        return bytes_builder_drop(&b), NULL;
    }
    if (got == -2 && len == 0) ref_set(&own, None);
    else if (got == -1) ref_clear(&own);
    else if (len < room) ref_set(&own, bytes_new(as_bytes(own)->data, len));
    return own;
}

static Ref method_read ARGS
{
    ptrdiff_t size;
    if (!check_readable(self) || !io_size(args, n, &size)) return NULL;
    if (size < 0) return method_readall(self, NULL, 0);
    Ref own = bytes_new(NULL, (size_t)size);
    if (!own) return NULL;
    ptrdiff_t got = file_io_read(self, as_bytes(own)->data, (size_t)size);
    if (got == -1) ref_clear(&own);
    else if (got == -2) ref_set(&own, None);
    else if (got < size) ref_set(&own, bytes_new(as_bytes(own)->data, (size_t)got));
    return own;
}

static Ref count_of(ptrdiff_t count) { return count == -1 ? NULL : count == -2 ? None : int_new(count); }

static Ref method_readinto ARGS
{
    (void)n;
    Buffer b;
    if (!check_readable(self) || !io_wants(args[0], "readinto()", true, &b)) return NULL;
    ptrdiff_t got = file_io_read(self, b.data, b.len);
    buffer_release(&b);
    return count_of(got);
}

static Ref method_write ARGS
{
    (void)n;
    Buffer b;
    if (!check_writable(self) || !io_wants(args[0], "write()", false, &b)) return NULL;
    ptrdiff_t put = file_io_write(self, b.data, b.len);
    buffer_release(&b);
    return count_of(put);
}

static Ref method_seek ARGS
{
    int64_t offset;
    ptrdiff_t whence = 0;
    if (!check_open(self)) return NULL;
    if (type_has(args[0], TYPE_FLOAT)) return err_raise(&exc_TypeError, "an integer is required");
    if (!io_position(args[0], &offset) || (n > 1 && !io_index_size(args[1], &whence))) return NULL;
    off_t at = lseek(as_file_io(self)->fd, offset, (int)whence);
    if (as_file_io(self)->seekable < 0) as_file_io(self)->seekable = at >= 0;
    return at < 0 ? err_errno(errno, NULL) : int_new(at);
}

static Ref method_tell ARGS
{
    UNUSED;
    if (!check_open(self)) return NULL;
    off_t at = lseek(as_file_io(self)->fd, 0, SEEK_CUR);
    return at < 0 ? err_errno(errno, NULL) : int_new(at);
}

static Ref method_truncate ARGS
{
    int64_t size;
    if (!check_writable(self)) return NULL;
    Ref length = n && args[0] != None ? ref_keep(args[0]) : method_tell(self, NULL, 0);
    bool ok = length && io_position(length, &size);
    int status = 0;
    while (ok && (status = ftruncate(as_file_io(self)->fd, size)) < 0 && errno == EINTR) ok = !file_interrupted || file_interrupted();
    if (ok && status < 0) {
        err_errno(errno, NULL);
        ok = false;
    }
    if (!ok) ref_clear(&length);
    return length;
}

static Ref method_fileno ARGS { UNUSED; return check_open(self) ? int_new(as_file_io(self)->fd) : NULL; }
static Ref method_isatty ARGS { UNUSED; return check_open(self) ? bool_ref(isatty(as_file_io(self)->fd)) : NULL; }
static Ref method_readable ARGS { UNUSED; return check_open(self) ? bool_ref(as_file_io(self)->readable) : NULL; }
static Ref method_writable ARGS { UNUSED; return check_open(self) ? bool_ref(as_file_io(self)->writable) : NULL; }

static Ref method_seekable ARGS
{
    UNUSED;
    FileIo *f = as_file_io(self);
    if (!check_open(self)) return NULL;
    if (f->seekable < 0) f->seekable = lseek(f->fd, 0, SEEK_CUR) >= 0;
    return bool_ref(f->seekable);
}

static Ref method_dealloc_warn ARGS
{
    UNUSED;
    if (as_file_io(self)->fd >= 0 && as_file_io(self)->close_fd) io_warn_unclosed(args[0]);
    return None;
}

static Ref method_close ARGS
{
    UNUSED;
    FileIo *f = as_file_io(self);
    if (f->base.finalizing && f->fd >= 0 && f->close_fd) io_warn_unclosed(self);
    Ref flushed = NULL, error = NULL;
    bool was_closed = f->base.closed;
    if (!was_closed) {
        flushed = io_call(self, "flush");
        f->base.closed = true;
        if (!flushed) error = err_take();
        ref_drop(flushed);
    }
    if (!f->close_fd) f->fd = -1;
    else close_descriptor(f);
    io_chain(error);
    return err_pending ? NULL : None;
}

/* ---- attributes ------------------------------------------------------------------------------------------- */

static const char *mode_of(const FileIo *f)
{
    if (f->created) return f->readable ? "xb+" : "xb";
    if (f->appending) return f->readable ? "ab+" : "ab";
    if (f->readable) return f->writable ? "rb+" : "rb";
    return "wb";
}

static Ref get_closed(View self) { return bool_ref(as_file_io(self)->fd < 0); }
static Ref get_close_fd(View self) { return bool_ref(as_file_io(self)->close_fd); }
static Ref get_mode(View self) { return str_from_text(mode_of(as_file_io(self))); }
static Ref get_block(View self) { return int_new_unsigned(as_file_io(self)->block); }
static Ref get_finalizing(View self) { return bool_ref(as_io(self)->finalizing); }

static Ref file_repr(View self)
{
    const FileIo *f = as_file_io(self);
    Ref name = NULL, own = NULL;
    View key = str_known("name");
    if (f->fd < 0) return str_format_c("<_io.FileIO [closed]>");
    int found = key ? obj_find_attr(self, key, &name) : -1;
    if (found < 0) return NULL;
    const char *close_fd = f->close_fd ? "True" : "False";
    if (!found) return str_format_c("<_io.FileIO fd=%d mode='%s' closefd=%s>", f->fd, mode_of(f), close_fd);
    int status = repr_enter(self);
    if (status > 0) err_raise(&exc_RuntimeError, "reentrant call inside %T.__repr__", self);
    if (status == 0) {
        own = str_format_c("<_io.FileIO name=%R mode='%s' closefd=%s>", name, mode_of(f), close_fd);
        repr_leave(self);
    }
    ref_drop(name);
    return own;
}

static const NativeDef methods[] = {
    NATIVE("read", method_read, 0, 1, "Read at most so many bytes, with one system call; None where that would have to wait."),
    NATIVE("readall", method_readall, 0, 0, "Read to the end of the file."),
    NATIVE("readinto", method_readinto, 1, 1, "Read into a buffer; returns how many bytes."),
    NATIVE("write", method_write, 1, 1, "Write bytes with one system call; returns how many."),
    NATIVE("seek", method_seek, 1, 2, "Go to a position in the file; returns it."),
    NATIVE("tell", method_tell, 0, 0, "The position in the file."),
    NATIVE("truncate", method_truncate, 0, 1, "Cut the file off at a length, or here."),
    NATIVE("close", method_close, 0, 0, "Close the file."),
    NATIVE("seekable", method_seekable, 0, 0, "Has the file positions?"),
    NATIVE("readable", method_readable, 0, 0, "Was it opened for reading?"),
    NATIVE("writable", method_writable, 0, 0, "Was it opened for writing?"),
    NATIVE("fileno", method_fileno, 0, 0, "The descriptor."),
    NATIVE("isatty", method_isatty, 0, 0, "Is it a terminal?"),
    NATIVE("_dealloc_warn", method_dealloc_warn, 1, 1, NULL),
    NATIVE("__reduce__", io_refuse_pickle, 0, 0, NULL),
    NATIVE("__reduce_ex__", io_refuse_pickle, 0, 1, NULL),
    {0}
};

static const GetSetDef getset[] = {
    {"closed", get_closed, NULL, "Is the file closed?"},
    {"closefd", get_close_fd, NULL, "Does close() close the descriptor?"},
    {"mode", get_mode, NULL, "how the file was opened"},
    {"_blksize", get_block, NULL, NULL},
    {"_finalizing", get_finalizing, NULL, NULL},
    {0}
};

TypeObj file_io_type = {
    IO_TYPE("_io.FileIO", FileIo, &io_raw_base_type, "Open a file without a buffer: mode r, w, x or a, with + for both ways."),
    .new = file_new, .init = file_init_slot, .repr = file_repr, .methods = methods, .getset = getset,
};
