/* _io_bytesio.c -- BytesIO: a binary file in memory.
 *
 * getbuffer() lets others see the memory; as long as they do, it must stay where it is, so nothing can resize it. */
#include "modules/_io_parts.h"

#include "gc/collect.h"
#include "objects/dict.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/memoryview.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

typedef struct {
    IoBaseObj base;
    unsigned char *data;
    size_t len, cap, at;        /* `at` may lie beyond the end */
    size_t exports;             /* Buffers given out */
} BytesIo;
static BytesIo *as_bytes_io(View v) { return (BytesIo *)(uintptr_t)v; }

static bool check_open(View self)
{
    return !as_io(self)->closed || err_false(&exc_ValueError, "I/O operation on closed file.");
}

static bool check_free(View self)
{
    return !as_bytes_io(self)->exports || err_false(&exc_BufferError, "Existing exports of data: object cannot be re-sized");
}

/* ---- changing --------------------------------------------------------------------------------------------- */

static bool reserve(BytesIo *b, size_t size)
{
    if (size <= b->cap) return true;
    size_t cap = size < 64 ? 64 : size + size / 8 > b->cap * 2 ? size + size / 8 : b->cap * 2;
    unsigned char *grown = alloc_resize(b->data, cap);
    if (!grown) return false;
    b->data = grown;
    b->cap = cap;
    return true;
}

static bool put(View self, const unsigned char *data, size_t len)
{
    BytesIo *b = as_bytes_io(self);
    if (len == 0) return true;
    if (b->at > (size_t)PTRDIFF_MAX - len) return err_false(&exc_OverflowError, "new buffer size too large");
    size_t end = b->at + len;
    if (!reserve(b, end)) return false;
    if (b->at > b->len) memset(b->data + b->len, 0, b->at - b->len);
    memcpy(b->data + b->at, data, len);
    b->at = end;
    if (end > b->len) b->len = end;
    return true;
}

static bool write_bytes(View self, View source, size_t *written)
{
    Buffer data;
    if (!check_open(self) || !check_free(self) || !buffer_get(source, false, &data)) return false;
    *written = data.len;
    bool ok = check_open(self) && put(self, data.data, data.len);
    buffer_release(&data);
    return ok;
}

static Ref method_write ARGS
{
    (void)n;
    size_t written;
    return write_bytes(self, args[0], &written) ? int_new((int64_t)written) : NULL;
}

static bool write_item(void *arg, View item)
{
    size_t written;
    return write_bytes((View)arg, item, &written);
}

static Ref method_writelines ARGS
{
    (void)n;
    if (!check_open(self)) return NULL;
    return obj_for_each(args[0], write_item, (void *)(uintptr_t)self) ? None : NULL;
}

static Ref method_truncate ARGS
{
    BytesIo *b = as_bytes_io(self);
    ptrdiff_t size = (ptrdiff_t)b->at;
    if (!check_open(self) || !check_free(self)) return NULL;
    if (n && args[0] != None && !io_index_size(args[0], &size)) return NULL;
    if (size < 0) return err_raise(&exc_ValueError, "negative size value %zd", size);
    if ((size_t)size < b->len) b->len = (size_t)size;
    return int_new(size);
}

/* ---- reading ---------------------------------------------------------------------------------------------- */

static size_t left(const BytesIo *b) { return b->at < b->len ? b->len - b->at : 0; }

static Ref take(BytesIo *b, size_t len)
{
    Ref own = len ? bytes_new(b->data + b->at, len) : ref_keep(bytes_empty);
    if (own) b->at += len;
    return own;
}

static Ref method_read ARGS
{
    BytesIo *b = as_bytes_io(self);
    ptrdiff_t size;
    if (!check_open(self) || !io_size(args, n, &size)) return NULL;
    return take(b, size < 0 || (size_t)size > left(b) ? left(b) : (size_t)size);
}

/* The length of the line at the position, at most `limit`. */
static size_t line_length(const BytesIo *b, ptrdiff_t limit)
{
    size_t have = limit < 0 || (size_t)limit > left(b) ? left(b) : (size_t)limit;
    const unsigned char *lf = have ? memchr(b->data + b->at, '\n', have) : NULL;
    return lf ? (size_t)(lf - (b->data + b->at)) + 1 : have;
}

static Ref method_readline ARGS
{
    ptrdiff_t limit;
    if (!check_open(self) || !io_size(args, n, &limit)) return NULL;
    return take(as_bytes_io(self), line_length(as_bytes_io(self), limit));
}

static Ref next_slot(View self)
{
    if (!check_open(self)) return NULL;
    size_t len = line_length(as_bytes_io(self), -1);
    return len ? take(as_bytes_io(self), len) : NULL;
}

static Ref method_readlines ARGS
{
    BytesIo *b = as_bytes_io(self);
    ptrdiff_t hint;
    size_t total = 0, len;
    if (!check_open(self) || !io_size(args, n, &hint)) return NULL;
    Ref list = list_new();
    while (list && (len = line_length(b, -1)) > 0) {
        Ref line = take(b, len);
        if (!line || !list_push(list, line)) ref_clear(&list);
        total += len;
        if (hint > 0 && total >= (size_t)hint) break;
    }
    return list;
}

static Ref method_readinto ARGS
{
    (void)n;
    BytesIo *b = as_bytes_io(self);
    Buffer to;
    if (!check_open(self) || !io_wants(args[0], "readinto()", true, &to)) return NULL;
    size_t len = to.len < left(b) ? to.len : left(b);
    if (len) memcpy(to.data, b->data + b->at, len);
    b->at += len;
    buffer_release(&to);
    return int_new((int64_t)len);
}

static Ref method_getvalue ARGS
{
    UNUSED;
    BytesIo *b = as_bytes_io(self);
    if (!check_open(self)) return NULL;
    return b->len ? bytes_new(b->data, b->len) : ref_keep(bytes_empty);
}

/* ---- positions and state ---------------------------------------------------------------------------------- */

static Ref method_tell ARGS { UNUSED; return check_open(self) ? int_new_unsigned(as_bytes_io(self)->at) : NULL; }

static Ref method_seek ARGS
{
    BytesIo *b = as_bytes_io(self);
    ptrdiff_t offset, whence = 0;
    if (!check_open(self) || !io_index_size(args[0], &offset) || (n > 1 && !io_index_size(args[1], &whence))) return NULL;
    if (whence < 0 || whence > 2) return err_raise(&exc_ValueError, "invalid whence (%zd, should be 0, 1 or 2)", whence);
    if (whence == 0 && offset < 0) return err_raise(&exc_ValueError, "negative seek value %zd", offset);
    ptrdiff_t from = whence == 1 ? (ptrdiff_t)b->at : whence == 2 ? (ptrdiff_t)b->len : 0;
    if (offset > PTRDIFF_MAX - from) return err_raise(&exc_OverflowError, "new position too large");
    b->at = offset + from < 0 ? 0 : (size_t)(offset + from);
    return int_new((int64_t)b->at);
}

static Ref method_true ARGS { UNUSED; return check_open(self) ? True : NULL; }
static Ref method_isatty ARGS { UNUSED; return check_open(self) ? False : NULL; }
static Ref method_flush ARGS { UNUSED; return check_open(self) ? None : NULL; }

static void drop_data(BytesIo *b)
{
    mem_free(b->data);
    b->data = NULL;
    b->len = b->cap = 0;
}

static Ref method_close ARGS
{
    UNUSED;
    if (!check_free(self)) return NULL;
    as_io(self)->closed = true;
    drop_data(as_bytes_io(self));
    return None;
}

static Ref get_closed(View self) { return bool_ref(as_io(self)->closed); }

static Ref method_getstate ARGS
{
    Ref value = method_getvalue(self, args, n), dict;
    if (!value) return NULL;
    dict = as_io(self)->dict ? dict_copy(as_io(self)->dict) : None;
    return tuple_of(3, value, int_new_unsigned(as_bytes_io(self)->at), dict);
}

static bool set_value(View self, View value)
{
    BytesIo *b = as_bytes_io(self);
    size_t written;
    b->len = b->at = 0;
    bool ok = write_bytes(self, value, &written);
    b->at = 0;
    return ok;
}

static Ref method_setstate ARGS
{
    (void)n;
    ptrdiff_t at;
    View state = args[0];
    if (!is_tuple(state) || as_tuple(state)->len < 3)
        return err_raise(&exc_TypeError, "%T.__setstate__ argument should be 3-tuple, got %T", self, state);
    if (!set_value(self, tuple_at(state, 0))) return NULL;
    if (!is_int(tuple_at(state, 1)))
        return err_raise(&exc_TypeError, "second item of state must be an integer, not %T", tuple_at(state, 1));
    if (!io_index_size(tuple_at(state, 1), &at)) return NULL;
    if (at < 0) return err_raise(&exc_ValueError, "position value cannot be negative");
    as_bytes_io(self)->at = (size_t)at;
    View dict = tuple_at(state, 2);
    if (dict == None) return None;
    if (!is_dict(dict)) return err_raise(&exc_TypeError, "third item of state should be a dict, got a %T", dict);
    Ref own = io_get_dict(self);
    bool ok = own && dict_update(own, dict);
    ref_drop(own);
    return ok ? None : NULL;
}

/* ---- the memory, for others ------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref source; } ExporterObj;
static Ref source_of(View v) { return ((ExporterObj *)(uintptr_t)v)->source; }

static void exporter_traverse(View self, Visit visit, void *arg)
{
    if (source_of(self)) visit(source_of(self), arg);
}

static void exporter_clear(Ref self) { ref_clear(&((ExporterObj *)self)->source); }

static bool exporter_get(View self, int flags, Buffer *out)
{
    BytesIo *b = as_bytes_io(source_of(self));
    if (!buffer_fill(out, self, b->data, b->len, false, flags)) return false;
    b->exports++;
    return true;
}

static void exporter_release(View self)
{
    if (source_of(self)) as_bytes_io(source_of(self))->exports--;
}

TypeObj bytes_io_buffer_type = {
    TYPE_HEAD("_io._BytesIOBuffer", 0, ExporterObj),
    .shape.traverse = exporter_traverse, .shape.clear = exporter_clear, .shape.free = type_free, .shape.is_container = true,
    .get_buffer = exporter_get, .release_buffer = exporter_release,
};

static Ref method_getbuffer ARGS
{
    UNUSED;
    if (!check_open(self)) return NULL;
    Ref exporter = type_alloc(&bytes_io_buffer_type, 0);
    if (!exporter) return NULL;
    ((ExporterObj *)exporter)->source = ref_keep(self);
    gc_track(exporter);
    Ref view = memoryview_new(exporter);
    ref_drop(exporter);
    return view;
}

/* ---- the type --------------------------------------------------------------------------------------------- */

static bool init_slot(View self, View const *args, size_t n, View kwnames)
{
    View out[1];
    if (!args_bind("BytesIO", "initial_bytes=", args, n, kwnames, out)) return false;
    if (!check_free(self)) return false;
    as_bytes_io(self)->len = as_bytes_io(self)->at = 0;
    return !out[0] || out[0] == None || set_value(self, out[0]);
}

static void clear(Ref self)
{
    drop_data(as_bytes_io(self));
    io_base_clear(self);
}

static const NativeDef methods[] = {
    NATIVE("readable", method_true, 0, 0, "True."), NATIVE("writable", method_true, 0, 0, "True."),
    NATIVE("seekable", method_true, 0, 0, "True."), NATIVE("isatty", method_isatty, 0, 0, "False."),
    NATIVE("flush", method_flush, 0, 0, "Does nothing."), NATIVE("close", method_close, 0, 0, "Give the memory back."),
    NATIVE("read", method_read, 0, 1, "Read at most so many bytes."), NATIVE("read1", method_read, 0, 1, "Read at most so many bytes."),
    NATIVE("readline", method_readline, 0, 1, "Read one line."),
    NATIVE("readlines", method_readlines, 0, 1, "The list of the lines that are left."),
    NATIVE("readinto", method_readinto, 1, 1, "Read into a buffer; returns how many bytes."),
    NATIVE("write", method_write, 1, 1, "Write bytes; returns how many."),
    NATIVE("writelines", method_writelines, 1, 1, "Write each item of an iterable."),
    NATIVE("truncate", method_truncate, 0, 1, "Cut off at a length, or here."),
    NATIVE("tell", method_tell, 0, 0, "The position."), NATIVE("seek", method_seek, 1, 2, "Go to a position; returns it."),
    NATIVE("getvalue", method_getvalue, 0, 0, "All of it, as bytes."),
    NATIVE("getbuffer", method_getbuffer, 0, 0, "The memory itself, which can be read and written."),
    NATIVE("__getstate__", method_getstate, 0, 0, NULL), NATIVE("__setstate__", method_setstate, 1, 1, NULL),
    {0}
};
static const GetSetDef getset[] = { {"closed", get_closed, NULL, NULL}, {0} };

TypeObj bytes_io_type = {
    TYPE_HEAD("_io.BytesIO", 0, BytesIo), .base = &io_buffered_base_type, .flags = TYPE_BASE | TYPE_WEAKREF,
    .doc = "A binary file in memory.",
    .shape.traverse = io_base_traverse, .shape.clear = clear, .shape.free = type_free, .shape.is_container = true,
    .shape.dict_at = offsetof(IoBaseObj, dict),
    .new = io_base_new, .init = init_slot, .next = next_slot, .methods = methods, .getset = getset,
};
