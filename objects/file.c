/* file.c -- file objects as Python sees them: the types, their methods and attributes.
 *
 * One struct serves text and binary files. CPython builds them of layers (FileIO inside BufferedReader inside TextIOWrapper);
 * here the layers are the steps of file_lines.c and file_buffer.c, and only the names are the same. */
#include "objects/file.h"

#include <errno.h>
#include <unistd.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

FileObj *file_base(View file)
{
    FileObj *f = as_file(file);
    return f->text ? as_file(f->text) : f;
}

bool file_is_text(View file) { return type_is_subtype(type_of(file), &text_file_type); }

bool file_check_open(View file)
{
    return file_base(file)->fd >= 0 || err_false(&exc_ValueError, "I/O operation on closed file.");
}

/* Binary files word these in their own way: "read of closed file". */
static bool check_for(View file, bool allowed, const char *what, const char *refusal)
{
    if (LIKELY(allowed && file_base(file)->fd >= 0)) return true;
    bool text = file_is_text(file);
    if (file_base(file)->fd < 0) {
        if (text) return file_check_open(file);
        return err_false(&exc_ValueError, "%s closed file", what);
    }
    if (text) return err_false(&unsupported_operation, "%s", refusal);
    bool writing = *what == 'w';
    if (as_file(file)->unbuffered) return err_false(&unsupported_operation, "File not open for %s", writing ? "writing" : "reading");
    return err_false(&unsupported_operation, "%s", writing ? "write" : "read");
}

bool file_check_readable(View file) { return check_for(file, as_file(file)->readable, "read of", "not readable"); }
bool file_check_writable(View file) { return check_for(file, as_file(file)->writable, "write to", "not writable"); }

bool file_write(View file, View text)
{
    return file_check_writable(file) && file_write_text(file, text);
}

bool file_flush(View file)
{
    FileObj *f = file_base(file);
    if (f->fd >= 0) return file_drain(f);
    if (!file_is_text(file) && as_file(file)->writable) return err_false(&exc_ValueError, "flush of closed file");
    return file_check_open(file);
}

Ref file_read_line(View file)
{
    if (!check_for(file, as_file(file)->readable, "readline of", "not readable")) return NULL;
    return file_is_text(file) ? file_text_line(file, -1) : file_binary_line(file, -1);
}

/* ---- reading ---------------------------------------------------------------------------------------------- */

/* The optional size argument: None and negative numbers mean all. */
static bool read_limit(View const *args, size_t n, ptrdiff_t *limit)
{
    *limit = -1;
    if (n == 0 || args[0] == None) return true;
    if (!type_of(args[0])->index)
        return err_false(&exc_TypeError, "argument should be integer or None, not '%T'", args[0]);
    if (!obj_index_size(args[0], &exc_OverflowError, limit)) return false;
    if (*limit < 0) *limit = -1;
    return true;
}

static Ref method_read(View self, View const *args, size_t n)
{
    ptrdiff_t limit;
    if (!read_limit(args, n, &limit) || !file_check_readable(self)) return NULL;
    return file_is_text(self) ? file_text_read(self, limit) : file_binary_read(self, limit);
}

static Ref method_readline(View self, View const *args, size_t n)
{
    ptrdiff_t limit = -1;
    if (n && args[0] != None && !obj_index_size(args[0], &exc_OverflowError, &limit)) return NULL;
    if (limit == 0 && !file_is_text(self) && file_base(self)->fd >= 0) return ref_keep(bytes_empty);
    if (!check_for(self, as_file(self)->readable, "readline of", "not readable")) return NULL;
    return file_is_text(self) ? file_text_line(self, limit) : file_binary_line(self, limit);
}

static size_t length_of(View line) { return is_str(line) ? as_str(line)->len : as_bytes(line)->len; }

static Ref method_readlines(View self, View const *args, size_t n)
{
    ptrdiff_t hint;
    size_t total = 0;
    if (!read_limit(args, n, &hint) || !file_check_open(self)) return NULL;
    Ref lines = list_new(), line;
    while (lines && (hint <= 0 || total <= (size_t)hint)) {
        if (!(line = file_read_line(self))) goto failed;
        size_t len = length_of(line);
        if (len == 0) {
            ref_drop(line);
            break;
        }
        total += len;
        if (!list_push(lines, line)) goto failed;
    }
    return lines;
failed:
    ref_drop(lines);
    return NULL;
}

static Ref file_iter(View self) { return file_check_open(self) ? ref_keep(self) : NULL; }

static Ref file_next(View self)
{
    Ref line = file_read_line(self);
    if (line && length_of(line) == 0) ref_clear(&line);
    return line;
}

static Ref method_readinto(View self, View const *args, size_t n)
{
    (void)n;
    if (!file_check_readable(self)) return NULL;
    if (!is_bytearray(args[0]))
        return err_raise(&exc_TypeError, "readinto() argument must be read-write bytes-like object, not %T", args[0]);
    Ref data = file_binary_read(self, (ptrdiff_t)as_bytearray(args[0])->len);
    if (!data) return NULL;
    size_t len = as_bytes(data)->len;
    memcpy(as_bytearray(args[0])->data, as_bytes(data)->data, len);
    ref_drop(data);
    return int_new((int64_t)len);
}

static Ref method_peek(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    FileObj *f = file_base(self);
    if (!file_check_readable(self)) return NULL;
    if (f->in.at == f->in.len && file_fill(f) < 0) return NULL;
    return bytes_new(f->in.len > f->in.at ? f->in.data + f->in.at : "", f->in.len - f->in.at);
}

/* ---- writing ---------------------------------------------------------------------------------------------- */

static Ref method_write(View self, View const *args, size_t n)
{
    (void)n;
    size_t len;
    if (file_is_text(self)) {
        if (!is_str(args[0])) return err_raise(&exc_TypeError, "write() argument must be str, not %T", args[0]);
        return file_write(self, args[0]) ? int_new((int64_t)as_str(args[0])->len) : NULL;
    }
    if (!file_check_writable(self)) return NULL;
    const unsigned char *data = bytes_need(args[0], &len);
    return data && file_put(file_base(self), data, len) ? int_new((int64_t)len) : NULL;
}

static bool write_item(void *arg, View item)
{
    Ref written = method_write((View)arg, &item, 1);
    ref_drop(written);
    return written != NULL;
}

static Ref method_writelines(View self, View const *args, size_t n)
{
    (void)n;
    if (!file_check_open(self)) return NULL;
    return obj_for_each(args[0], write_item, (void *)(uintptr_t)self) ? None : NULL;
}

static Ref method_flush(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return file_flush(self) ? None : NULL;
}

/* ---- closing ---------------------------------------------------------------------------------------------- */

static void drop_buffers(FileObj *f)
{
    mem_free(f->in.data);
    mem_free(f->out.data);
    f->in = f->out = (FileBuffer){0};
}

static bool close_file(FileObj *f)
{
    if (f->fd < 0) return true;
    bool ok = file_drain(f);
    if (!ok) {                              /* CPython's two layers both try, so that the error has itself as its context */
        Ref first = err_take();
        if (file_drain(f)) ref_drop(first);
        else ref_set(&as_exc(err_pending)->context, first);
    }
    int fd = f->fd;
    f->fd = -1;
    drop_buffers(f);
    if (f->own_fd && close(fd) < 0 && ok) {
        err_errno(errno, NULL);
        ok = false;
    }
    return ok;
}

static Ref method_close(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return close_file(file_base(self)) ? None : NULL;
}

static Ref method_enter(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return file_check_open(self) ? ref_keep(self) : NULL;
}

static Ref method_exit(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref result = obj_call_method(self, "close", NULL, 0);
    ref_drop(result);
    return result ? None : NULL;
}

/* ---- positions -------------------------------------------------------------------------------------------- */

static bool check_handle(View self)
{
    return file_base(self)->fd >= 0 || err_false(&exc_ValueError, "I/O operation on closed file");
}

static Ref position(FileObj *f)
{
    off_t at = lseek(f->fd, 0, SEEK_CUR);
    if (at < 0) return err_errno(errno, NULL);
    return int_new((int64_t)at - (int64_t)(f->in.len - f->in.at) + (int64_t)f->out.len);
}

static Ref method_tell(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    bool open = file_is_text(self) ? file_check_open(self) : check_handle(self);
    return open ? position(file_base(self)) : NULL;
}

static bool check_seek(View self, int64_t offset, ptrdiff_t whence)
{
    if (!file_is_text(self)) {
        if (file_base(self)->fd < 0) return err_false(&exc_ValueError, "seek of closed file");
        return (whence >= 0 && whence <= 2) || err_false(&exc_ValueError, "whence value %zd unsupported", whence);
    }
    if (!file_check_open(self)) return false;
    if (whence == 1 && offset != 0) return err_false(&unsupported_operation, "can't do nonzero cur-relative seeks");
    if (whence == 2 && offset != 0) return err_false(&unsupported_operation, "can't do nonzero end-relative seeks");
    if (whence < 0 || whence > 2) return err_false(&exc_ValueError, "invalid whence (%zd, should be 0, 1 or 2)", whence);
    return offset >= 0 || err_false(&exc_ValueError, "negative seek position %lld", (long long)offset);
}

static Ref method_seek(View self, View const *args, size_t n)
{
    FileObj *f = file_base(self);
    int64_t offset;
    ptrdiff_t whence = 0;
    if (!is_int(args[0])) return err_raise(&exc_TypeError, "'%T' object cannot be interpreted as an integer", args[0]);
    if (!int_to_i64(args[0], &offset)) return NULL;
    if (n > 1 && !obj_index_size(args[1], &exc_OverflowError, &whence)) return NULL;
    if (!check_seek(self, offset, whence)) return NULL;
    if (!file_drain(f)) return NULL;
    if (whence == 1) offset -= (int64_t)(f->in.len - f->in.at);     /* the system is ahead by what is in the buffer */
    off_t at = lseek(f->fd, (off_t)offset, (int)whence);
    if (at < 0) return err_errno(errno, NULL);
    f->in.at = f->in.len = 0;
    f->skip_lf = f->recoded = false;
    return int_new((int64_t)at);
}

static Ref method_truncate(View self, View const *args, size_t n)
{
    FileObj *f = file_base(self);
    int64_t size;
    if (!check_handle(self)) return NULL;
    if (!as_file(self)->writable) return err_raise(&unsupported_operation, "truncate");
    if (!file_drain(f)) return NULL;
    Ref length = n && args[0] != None ? ref_keep(args[0]) : position(f);
    if (!length) return NULL;
    if (!int_to_i64(length, &size)) goto failed;
    if (ftruncate(f->fd, (off_t)size) < 0) {
        err_errno(errno, NULL);
        goto failed;
    }
    return length;
failed:
    ref_drop(length);
    return NULL;
}

static Ref method_fileno(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return check_handle(self) ? int_new(file_base(self)->fd) : NULL;
}

static Ref method_isatty(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return check_handle(self) ? bool_ref(isatty(file_base(self)->fd)) : NULL;
}

static Ref method_readable(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return check_handle(self) ? bool_ref(as_file(self)->readable) : NULL;
}

static Ref method_writable(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    if (!as_file(self)->writable) return False;
    return check_handle(self) ? bool_ref(as_file(self)->writable) : NULL;
}

static Ref method_seekable(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return check_handle(self) ? bool_ref(lseek(file_base(self)->fd, 0, SEEK_CUR) >= 0) : NULL;
}

/* ---- attributes ------------------------------------------------------------------------------------------- */

/* sys.stdout.reconfigure(line_buffering=True, ...) */
static Ref method_reconfigure(View self, View const *args, size_t n)
{
    (void)n;
    FileObj *f = file_base(self);
    if (!file_flush(self)) return NULL;
    for (size_t i = 0; i < 2; i++)
        if (args[i] && args[i] != None && !is_str(args[i]))
            return err_raise(&exc_TypeError, "reconfigure() argument '%s' must be str or None, not %T", i ? "errors" : "encoding", args[i]);
    if (args[0] && args[0] != None) {
        ref_set(&f->encoding, ref_keep(args[0]));
        f->wide = file_encoding_is_wide(f->encoding);
    }
    if (args[1] && args[1] != None) ref_set(&f->errors, ref_keep(args[1]));
    for (size_t i = 3; i < 5; i++) {
        if (!args[i] || args[i] == None) continue;
        int on = obj_truth(args[i]);
        if (on < 0) return NULL;
        if (i == 3) f->line_buffered = on;
        else f->unbuffered = on;
    }
    return None;
}

static Ref get_closed(View self) { return bool_ref(file_base(self)->fd < 0); }
static Ref get_line_buffering(View self) { return bool_ref(as_file(self)->line_buffered); }
static Ref get_write_through(View self) { return bool_ref(as_file(self)->unbuffered); }
static Ref get_closefd(View self) { return bool_ref(as_file(self)->own_fd); }
static Ref get_dict(View self) { return instance_dict(self); }

static Ref get_newlines(View self)
{
    (void)self;
    return None;
}

/* The binary file behind a text file: it uses the text file's descriptor and buffers. */
static Ref get_buffer(View self)
{
    FileObj *f = as_file(self);
    if (f->buffer) return ref_keep(f->buffer);
    Ref own = type_alloc(f->readable && f->writable ? &binary_random_type : f->readable ? &binary_reader_type : &binary_writer_type, 0);
    if (!own) return NULL;
    FileObj *b = as_file(own);
    b->fd = -1;
    b->readable = f->readable;
    b->writable = f->writable;
    b->name = ref_keep(f->name);
    b->mode = str_from_text(f->readable && f->writable ? "rb+" : f->readable ? "rb" : "wb");
    b->text = ref_keep(self);
    gc_track(own);
    f->buffer = ref_keep(own);
    return own;
}

static Ref file_repr(View self)
{
    FileObj *f = as_file(self);
    const char *name = type_of(self)->name;
    if (!f->name || !f->mode) return str_format_c("<%s>", name);     /* the collector has cleared it */
    if (f->encoding) return str_format_c("<%s name=%R mode=%R encoding=%R>", name, f->name, f->mode, f->encoding);
    if (!f->unbuffered) return str_format_c("<%s name=%R>", name, f->name);
    if (file_base(self)->fd < 0) return str_format_c("<%s [closed]>", name);
    return str_format_c("<%s name=%R mode=%R closefd=%s>", name, f->name, f->mode, f->own_fd ? "True" : "False");
}

/* ---- the types -------------------------------------------------------------------------------------------- */

static void file_traverse(View self, Visit visit, void *arg)
{
    FileObj *f = as_file(self);
    Ref owned[] = { f->name, f->mode, f->encoding, f->errors, f->buffer, f->text, f->dict };
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        if (owned[i]) visit(owned[i], arg);
}

/* A file that nobody holds any more is closed. What goes wrong then is lost, as in CPython; an exception already pending must stay. */
static void file_clear(Ref self)
{
    FileObj *f = as_file(self);
    Ref pending = err_take();
    if (!close_file(f)) err_clear();
    err_pending = pending;
    drop_buffers(f);
    ref_clear(&f->name);
    ref_clear(&f->mode);
    ref_clear(&f->encoding);
    ref_clear(&f->errors);
    ref_clear(&f->buffer);
    ref_clear(&f->text);
    ref_clear(&f->dict);
}

#define SHARED_METHODS \
    NATIVE("read", method_read, 0, 1, "Read at most so many characters or bytes; all that is left without a number."), \
    NATIVE("readline", method_readline, 0, 1, "Read the next line, with its newline; empty at the end."), \
    NATIVE("readlines", method_readlines, 0, 1, "The list of the lines that are left."), \
    NATIVE("write", method_write, 1, 1, "Write text or bytes; returns how much."), \
    NATIVE("writelines", method_writelines, 1, 1, "Write each item of an iterable."), \
    NATIVE("flush", method_flush, 0, 0, "Hand what is buffered to the system."), \
    NATIVE("close", method_close, 0, 0, "Flush and close the file."), \
    NATIVE("seek", method_seek, 1, 2, "Go to a position in the file."), \
    NATIVE("tell", method_tell, 0, 0, "The position in the file."), \
    NATIVE("truncate", method_truncate, 0, 1, "Cut the file off at a length, or here."), \
    NATIVE("fileno", method_fileno, 0, 0, "The file's descriptor."), \
    NATIVE("isatty", method_isatty, 0, 0, "Is it a terminal?"), \
    NATIVE("readable", method_readable, 0, 0, "Can it be read?"), \
    NATIVE("writable", method_writable, 0, 0, "Can it be written?"), \
    NATIVE("seekable", method_seekable, 0, 0, "Has it positions?"), \
    NATIVE("__enter__", method_enter, 0, 0, NULL), \
    NATIVE("__exit__", method_exit, 0, -1, NULL)

static const NativeDef text_methods[] = {
    SHARED_METHODS,
    NATIVE_PARAMS("reconfigure", method_reconfigure, "*, encoding=, errors=, newline=, line_buffering=, write_through=",
                  "Change how the file is buffered or encoded."),
    {0}
};

static const NativeDef binary_methods[] = {
    SHARED_METHODS,
    NATIVE("read1", method_read, 0, 1, "Read at most so many bytes."),
    NATIVE("readinto", method_readinto, 1, 1, "Read into a bytearray; returns how many bytes."),
    NATIVE("peek", method_peek, 0, 1, "Bytes that come next, without reading them."),
    {0}
};

static const MemberDef file_members[] = {
    {"name", offsetof(FileObj, name), false, NULL},
    {"mode", offsetof(FileObj, mode), false, NULL},
    {0}
};

static const MemberDef text_members[] = {
    {"name", offsetof(FileObj, name), false, NULL},
    {"mode", offsetof(FileObj, mode), false, NULL},
    {"encoding", offsetof(FileObj, encoding), true, NULL},
    {"errors", offsetof(FileObj, errors), true, NULL},
    {0}
};

static const GetSetDef text_getset[] = {
    {"closed", get_closed, NULL, NULL},
    {"buffer", get_buffer, NULL, NULL},
    {"line_buffering", get_line_buffering, NULL, NULL},
    {"write_through", get_write_through, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {0}
};

static const GetSetDef raw_getset[] = {
    {"closed", get_closed, NULL, NULL},
    {"closefd", get_closefd, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {0}
};

static const GetSetDef binary_getset[] = {
    {"closed", get_closed, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {0}
};

#define FILE_TYPE(type_name, method_table, member_table, getset_table) { \
    TYPE_HEAD(type_name, 0, FileObj), \
    .shape.traverse = file_traverse, .shape.clear = file_clear, .shape.free = type_free, .shape.is_container = true, \
    .shape.dict_at = offsetof(FileObj, dict), \
    .repr = file_repr, .iter = file_iter, .next = file_next, \
    .methods = method_table, .members = member_table, .getset = getset_table }

TypeObj text_file_type = FILE_TYPE("_io.TextIOWrapper", text_methods, text_members, text_getset);
TypeObj binary_reader_type = FILE_TYPE("_io.BufferedReader", binary_methods, file_members, binary_getset);
TypeObj binary_writer_type = FILE_TYPE("_io.BufferedWriter", binary_methods, file_members, binary_getset);
TypeObj binary_random_type = FILE_TYPE("_io.BufferedRandom", binary_methods, file_members, binary_getset);
TypeObj raw_file_type = FILE_TYPE("_io.FileIO", binary_methods, file_members, raw_getset);

TypeObj unsupported_operation = { EXC_HEAD("io.UnsupportedOperation", &exc_OSError, NULL) };

/* type_ready knows types with one base; io.UnsupportedOperation is a ValueError too. */
static bool add_second_base(void)
{
    TypeObj *type = &unsupported_operation;
    Ref mro = tuple_of(6, ref_keep(&type->head), ref_keep(&exc_OSError.head), ref_keep(&exc_ValueError.head),
                       ref_keep(&exc_Exception.head), ref_keep(&exc_BaseException.head), ref_keep(&object_type.head));
    Ref bases = tuple_of(2, ref_keep(&exc_OSError.head), ref_keep(&exc_ValueError.head));
    if (!mro || !bases) {
        ref_drop(mro);
        ref_drop(bases);
        return false;
    }
    ref_set(&type->mro, mro);
    ref_set(&type->bases, bases);
    return true;
}

static TypeObj *const all_types[] = {
    &text_file_type, &binary_reader_type, &binary_writer_type, &binary_random_type, &raw_file_type, &unsupported_operation,
};

bool file_init(void)
{
    for (size_t i = 0; i < sizeof all_types / sizeof *all_types; i++)
        if (!type_ready(all_types[i])) return false;
    return add_second_base();
}

void file_shutdown(void)
{
    for (size_t i = 0; i < sizeof all_types / sizeof *all_types; i++) type_unready(all_types[i]);
}
