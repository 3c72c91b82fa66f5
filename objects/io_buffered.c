/* io_buffered.c -- BufferedReader, BufferedWriter, BufferedRandom: what they share, and the types. */
#define _GNU_SOURCE 1
#include "objects/io.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "gc/collect.h"
#include "objects/int.h"
#include "objects/memoryview.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

/* ---- state ------------------------------------------------------------------------------------------------ */

static bool check_made(View self)
{
    Buffered *b = as_buffered(self);
    if (LIKELY(b->ok)) return true;
    return err_false(&exc_ValueError, b->detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
}

/* -1: an error. */
static int is_closed(View self)
{
    Buffered *b = as_buffered(self);
    if (!b->data) return 1;
    if (LIKELY(is_file_io(b->raw))) return as_file_io(b->raw)->fd < 0;
    return io_is_closed(b->raw);
}

bool buffered_check(View self, const char *what)
{
    if (!check_made(self)) return false;
    int closed = is_closed(self);
    if (UNLIKELY(closed > 0)) err_raise(&exc_ValueError, "%s closed file", what);
    return closed == 0;
}

void buffered_drop_input(Buffered *b) { b->next = b->end = 0; }

/* ---- the raw stream below --------------------------------------------------------------------------------- */

static int64_t raw_place(View self, Ref answer)
{
    int64_t at;
    bool ok = answer && io_position(answer, &at);
    ref_drop(answer);
    if (!ok) return -1;
    if (at < 0) return err_int(&exc_OSError, "Raw stream returned invalid position %lld", (long long)at);
    return as_buffered(self)->at = at;
}

int64_t buffered_raw_tell(View self)
{
    View raw = as_buffered(self)->raw;
    if (is_file_io(raw) && as_file_io(raw)->fd >= 0) {
        off_t at = lseek(as_file_io(raw)->fd, 0, SEEK_CUR);
        if (at < 0) return err_errno(errno, NULL), -1;
        return as_buffered(self)->at = at;
    }
    return raw_place(self, io_call(raw, "tell"));
}

int64_t buffered_raw_seek(View self, int64_t offset, int whence)
{
    View raw = as_buffered(self)->raw;
    if (is_file_io(raw) && as_file_io(raw)->fd >= 0) {
        off_t at = lseek(as_file_io(raw)->fd, offset, whence);
        if (at < 0) return err_errno(errno, NULL), -1;
        return as_buffered(self)->at = at;
    }
    Ref target = int_new(offset), from = int_new(whence), answer = NULL;
    if (target && from) answer = obj_call_method(raw, "seek", (View[]){ target, from }, 2);
    ref_drop(target);
    ref_drop(from);
    return raw_place(self, answer);
}

/* The number that a raw stream's method returned: -2 for None. Consumes answer. */
static ptrdiff_t raw_count(Ref answer, size_t size, const char *method)
{
    ptrdiff_t count = -1;
    if (!answer) return -1;
    if (answer == None) return -2;
    bool ok = io_index_size(answer, &count);
    ref_drop(answer);
    if (!ok) {
        Ref cause = err_take();
        err_raise(&exc_OSError, "raw %s() failed", method);
        if (err_pending) ref_set(&as_exc(err_pending)->cause, cause);
        else ref_drop(cause);
        return -1;
    }
    if (count < 0 || (size_t)count > size)
        return err_int(&exc_OSError, "raw %s() returned invalid length %zd (should have been between 0 and %zd)", method, count,
                       (ptrdiff_t)size);
    return count;
}

ptrdiff_t buffered_raw_read(View self, unsigned char *to, size_t size)
{
    Buffered *b = as_buffered(self);
    ptrdiff_t got;
    if (is_file_io(b->raw) && as_file_io(b->raw)->readable && as_file_io(b->raw)->fd >= 0) got = file_io_read(b->raw, to, size);
    else {
        Ref array = bytearray_new(NULL, size), target = array ? memoryview_new(array) : NULL, raw = ref_keep(b->raw);
        got = target ? raw_count(obj_call_method(raw, "readinto", (View[]){ target }, 1), size, "readinto") : -1;
        if (got > 0) memcpy(to, as_bytearray(array)->data, (size_t)got);
        ref_drop(raw);
        ref_drop(target);
        ref_drop(array);
    }
    if (got > 0 && b->at >= 0) b->at += got;
    return got;
}

ptrdiff_t buffered_raw_write(View self, const unsigned char *data, size_t len)
{
    Buffered *b = as_buffered(self);
    ptrdiff_t put;
    if (is_file_io(b->raw) && as_file_io(b->raw)->writable && as_file_io(b->raw)->fd >= 0) put = file_io_write(b->raw, data, len);
    else {
        Ref piece = bytes_new(data, len), view = piece ? memoryview_new(piece) : NULL, raw = ref_keep(b->raw);
        put = view ? raw_count(obj_call_method(raw, "write", (View[]){ view }, 1), len, "write") : -1;
        ref_drop(raw);
        ref_drop(view);
        ref_drop(piece);
    }
    if (put > 0 && b->at >= 0) b->at += put;
    return put;
}

/* ---- making ----------------------------------------------------------------------------------------------- */

static bool set_up(View self, View raw, size_t size)
{
    Buffered *b = as_buffered(self);
    TypeObj *kind = type_is_subtype(type_of(self), &buffered_random_type) ? &buffered_random_type
                  : type_is_subtype(type_of(self), &buffered_writer_type) ? &buffered_writer_type : &buffered_reader_type;
    unsigned char *data = alloc_bytes(size);
    if (!data) return false;
    mem_free(b->data);
    b->data = data;
    b->size = size;
    b->pending = 0;
    buffered_drop_input(b);
    b->readable = kind != &buffered_writer_type;
    b->writable = kind != &buffered_reader_type;
    b->detached = false;
    b->at = -1;
    ref_set(&b->raw, ref_keep(raw));
    b->ok = true;
    return true;
}

Ref buffered_new(TypeObj *type, View raw, size_t size)
{
    Ref own = io_base_new(type, NULL, 0, NULL);
    if (own && !set_up(own, raw, size)) ref_clear(&own);
    return own;
}

static bool init_slot(View self, View const *args, size_t n, View kwnames)
{
    View out[2];
    ptrdiff_t size = IO_BUFFER_SIZE;
    const char *name = strrchr(type_of(self)->name, '.');
    TypeObj *type = type_of(self);
    as_buffered(self)->ok = as_buffered(self)->detached = false;
    if (!args_bind(name ? name + 1 : type->name, "raw, buffer_size=", args, n, kwnames, out)) return false;
    if (out[1] && !io_index_size(out[1], &size)) return false;
    if (type_is_subtype(type, &buffered_random_type) && !io_check_able(out[0], "seekable")) return false;
    if (!type_is_subtype(type, &buffered_writer_type) && !io_check_able(out[0], "readable")) return false;
    if (!type_is_subtype(type, &buffered_reader_type) && !io_check_able(out[0], "writable")) return false;
    if (size <= 0) return err_false(&exc_ValueError, "buffer size must be strictly positive");
    if (!set_up(self, out[0], (size_t)size)) return false;
    if (buffered_raw_tell(self) < 0) err_clear();
    return true;
}

static void traverse(View self, Visit visit, void *arg)
{
    io_base_traverse(self, visit, arg);
    if (as_buffered(self)->raw) visit(as_buffered(self)->raw, arg);
}

static void clear(Ref self)
{
    Buffered *b = as_buffered(self);
    b->ok = false;
    ref_clear(&b->raw);
    mem_free(b->data);
    b->data = NULL;
    io_base_clear(self);
}

/* ---- flushing and positions ------------------------------------------------------------------------------- */

/* Step back over what was read ahead. */
bool buffered_unread(View self)
{
    Buffered *b = as_buffered(self);
    size_t ahead = b->end - b->next;
    buffered_drop_input(b);
    return ahead == 0 || buffered_raw_seek(self, -(int64_t)ahead, SEEK_CUR) >= 0;
}

bool buffered_flush(View self)
{
    return buffered_flush_pending(self) && (!as_buffered(self)->readable || buffered_unread(self));
}

/* A reader without positions (a pipe) keeps what it has read ahead. */
static Ref method_flush ARGS
{
    UNUSED;
    Buffered *b = as_buffered(self);
    if (!check_made(self)) return NULL;
    if (!b->writable) {
        Ref raw = ref_keep(b->raw), result = io_call(raw, "flush");
        ref_drop(raw);
        return result;
    }
    return buffered_check(self, "flush of") && buffered_flush(self) ? None : NULL;
}

static int64_t place(View self)
{
    Buffered *b = as_buffered(self);
    int64_t at = buffered_raw_tell(self);
    if (at < 0) return -1;
    at += (int64_t)b->pending - (int64_t)(b->end - b->next);
    return at < 0 ? 0 : at;
}

static Ref method_tell ARGS
{
    UNUSED;
    if (!check_made(self)) return NULL;
    int64_t at = place(self);
    return at < 0 ? NULL : int_new(at);
}

static Ref method_seek ARGS
{
    Buffered *b = as_buffered(self);
    ptrdiff_t whence = 0;
    int64_t target;
    if (!check_made(self) || (n > 1 && !io_index_size(args[1], &whence))) return NULL;
    if (whence < 0 || (whence > 2 && whence != SEEK_DATA && whence != SEEK_HOLE))
        return err_raise(&exc_ValueError, "whence value %zd unsupported", whence);
    if (!buffered_check(self, "seek of")) return NULL;
    if (!is_file_io(b->raw) && !io_check_able(b->raw, "seekable")) return NULL;
    if (is_file_io(b->raw) && as_file_io(b->raw)->seekable != 1 && !io_check_able(b->raw, "seekable")) return NULL;
    if (!io_position(args[0], &target)) return NULL;
    if (whence < 2 && b->readable && b->end > 0) {
        /* Often the target lies in the buffer: then nothing needs be read again. */
        int64_t at = b->at >= 0 ? b->at : buffered_raw_tell(self);
        if (at < 0) return NULL;
        int64_t start = at - (int64_t)b->end, wanted = whence == 0 ? target : start + (int64_t)b->next + target;
        if (wanted >= start && wanted <= at) {
            b->next = (size_t)(wanted - start);
            return int_new(wanted);
        }
    }
    if (!buffered_flush_pending(self)) return NULL;
    if (whence == 1) target -= (int64_t)(b->end - b->next);
    int64_t at = buffered_raw_seek(self, target, (int)whence);
    if (at < 0) return NULL;
    buffered_drop_input(b);
    return int_new(at);
}

static Ref method_truncate ARGS
{
    Buffered *b = as_buffered(self);
    if (!buffered_check(self, "truncate of")) return NULL;
    if (!b->writable) return io_unsupported("truncate");
    if (!buffered_flush(self)) return NULL;
    Ref raw = ref_keep(b->raw), result = obj_call_method(raw, "truncate", (View[]){ n ? args[0] : None }, 1);
    ref_drop(raw);
    if (result && buffered_raw_tell(self) < 0) err_clear();
    return result;
}

/* ---- closing ---------------------------------------------------------------------------------------------- */

static Ref method_close ARGS
{
    UNUSED;
    Buffered *b = as_buffered(self);
    if (!check_made(self)) return NULL;
    int closed = is_closed(self);
    if (closed) return closed > 0 ? None : NULL;
    if (as_io(self)->finalizing) {
        Ref warned = obj_call_method(b->raw, "_dealloc_warn", &self, 1);
        ref_drop(warned);
        err_clear();
    }
    Ref flushed = io_call(self, "flush"), error = flushed ? NULL : err_take();
    ref_drop(flushed);
    Ref raw = ref_keep_or_null(b->raw), result = raw ? io_call(raw, "close") : None;
    ref_drop(raw);
    mem_free(b->data);
    b->data = NULL;
    b->pending = 0;
    buffered_drop_input(b);
    if (!error) return result;
    ref_drop(result);
    io_chain(error);
    return NULL;
}

static Ref method_detach ARGS
{
    UNUSED;
    Buffered *b = as_buffered(self);
    if (!check_made(self)) return NULL;
    Ref flushed = io_call(self, "flush");
    if (!flushed) return NULL;
    ref_drop(flushed);
    Ref raw = b->raw;
    b->raw = NULL;
    b->detached = true;
    b->ok = false;
    return raw;
}

static Ref method_dealloc_warn ARGS
{
    UNUSED;
    if (as_buffered(self)->ok && as_buffered(self)->raw) {
        Ref result = obj_call_method(as_buffered(self)->raw, "_dealloc_warn", args, 1);
        ref_drop(result);
        err_clear();
    }
    return None;
}

/* ---- what the raw stream answers -------------------------------------------------------------------------- */

#define PASS(name) static Ref method_##name ARGS { UNUSED; return check_made(self) ? io_call(as_buffered(self)->raw, #name) : NULL; }
PASS(seekable) PASS(readable) PASS(writable) PASS(fileno) PASS(isatty)
#undef PASS

static Ref raw_attribute(View self, const char *name) { return check_made(self) ? obj_get_attr_text(as_buffered(self)->raw, name) : NULL; }
static Ref get_closed(View self) { return raw_attribute(self, "closed"); }
static Ref get_name(View self) { return raw_attribute(self, "name"); }
static Ref get_mode(View self) { return raw_attribute(self, "mode"); }
static Ref get_finalizing(View self) { return bool_ref(as_io(self)->finalizing); }

static Ref buffered_repr(View self)
{
    Ref name = NULL, own = NULL;
    View key = str_known("name");
    int found = key ? obj_find_attr(self, key, &name) : -1;
    if (found < 0 && err_is(&exc_ValueError)) {
        err_clear();
        found = 0;
    }
    if (found < 0) return NULL;
    if (!found) return str_format_c("<%s>", type_of(self)->name);
    int status = repr_enter(self);
    if (status > 0) err_raise(&exc_RuntimeError, "reentrant call inside %s.__repr__", type_of(self)->name);
    if (status == 0) {
        own = str_format_c("<%s name=%R>", type_of(self)->name, name);
        repr_leave(self);
    }
    ref_drop(name);
    return own;
}

static Ref method_write ARGS
{
    (void)n;
    Buffer data;
    size_t written = 0;
    if (!check_made(self)) return NULL;
    if (!io_wants(args[0], "write()", false, &data)) return NULL;
    bool ok = buffered_check(self, "write to") && buffered_write_bytes(self, data.data, data.len, &written);
    buffer_release(&data);
    return ok ? int_new((int64_t)written) : NULL;
}

/* ---- the types -------------------------------------------------------------------------------------------- */

#define SHARED_METHODS \
    NATIVE("detach", method_detach, 0, 0, "Separate the raw stream from its buffer and return it."), \
    NATIVE("flush", method_flush, 0, 0, "Write what is buffered."), \
    NATIVE("close", method_close, 0, 0, "Flush and close the stream."), \
    NATIVE("seekable", method_seekable, 0, 0, "Has the stream positions?"), \
    NATIVE("fileno", method_fileno, 0, 0, "The descriptor below."), \
    NATIVE("isatty", method_isatty, 0, 0, "Is it a terminal?"), \
    NATIVE("_dealloc_warn", method_dealloc_warn, 1, 1, NULL), \
    NATIVE("seek", method_seek, 1, 2, "Go to a position; returns it."), \
    NATIVE("tell", method_tell, 0, 0, "The position."), \
    NATIVE("truncate", method_truncate, 0, 1, "Cut the file off at a length, or here."), \
    NATIVE("__reduce__", io_refuse_pickle, 0, 0, NULL), \
    NATIVE("__reduce_ex__", io_refuse_pickle, 0, 1, NULL)

#define READ_METHODS \
    NATIVE("read", buffered_m_read, 0, 1, "Read so many bytes, fewer only at the end; all that is left without a number."), \
    NATIVE("peek", buffered_m_peek, 0, 1, "Bytes that come next, without reading them."), \
    NATIVE("read1", buffered_m_read1, 0, 1, "Read at most so many bytes, asking the raw stream at most once."), \
    NATIVE("readinto", buffered_m_readinto, 1, 1, "Read into a buffer; returns how many bytes."), \
    NATIVE("readinto1", buffered_m_readinto1, 1, 1, "Read into a buffer, asking the raw stream at most once."), \
    NATIVE("readline", buffered_m_readline, 0, 1, "Read one line.")

static const NativeDef reader_methods[] = {
    SHARED_METHODS, READ_METHODS, NATIVE("readable", method_readable, 0, 0, "Can it be read?"), {0}
};
static const NativeDef writer_methods[] = {
    SHARED_METHODS, NATIVE("writable", method_writable, 0, 0, "Can it be written?"),
    NATIVE("write", method_write, 1, 1, "Write bytes; returns how many."), {0}
};
static const NativeDef random_methods[] = {
    SHARED_METHODS, READ_METHODS, NATIVE("readable", method_readable, 0, 0, "Can it be read?"),
    NATIVE("writable", method_writable, 0, 0, "Can it be written?"),
    NATIVE("write", method_write, 1, 1, "Write bytes; returns how many."), {0}
};

static const MemberDef members[] = { {"raw", offsetof(Buffered, raw), true, "the stream below"}, {0} };

static const GetSetDef getset[] = {
    {"closed", get_closed, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {"mode", get_mode, NULL, NULL},
    {"_finalizing", get_finalizing, NULL, NULL},
    {0}
};

#define BUFFERED_HEAD(type_name, text) \
    TYPE_HEAD(type_name, 0, Buffered), .base = &io_buffered_base_type, .doc = text, .flags = TYPE_BASE | TYPE_WEAKREF, \
    .shape.traverse = traverse, .shape.clear = clear, .shape.free = type_free, .shape.is_container = true, \
    .shape.dict_at = offsetof(IoBaseObj, dict)

#define BUFFERED_TYPE(type_name, table, next_slot, text) { \
    BUFFERED_HEAD(type_name, text), .new = io_base_new, .init = init_slot, .repr = buffered_repr, \
    .methods = table, .members = members, .getset = getset, .next = next_slot }

TypeObj buffered_reader_type = BUFFERED_TYPE("_io.BufferedReader", reader_methods, buffered_next, "A buffer for reading a raw stream.");
TypeObj buffered_writer_type = BUFFERED_TYPE("_io.BufferedWriter", writer_methods, NULL, "A buffer for writing to a raw stream.");
TypeObj buffered_random_type = BUFFERED_TYPE("_io.BufferedRandom", random_methods, buffered_next, "A buffer for a raw stream that has positions.");
