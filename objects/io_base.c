/* io_base.c -- _IOBase and its three abstract children: what every file can do, built from what it can do itself. */
#include "objects/io.h"

#include "gc/collect.h"
#include "objects/dict.h"
#include "objects/exc_parts.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "objects/warn.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

/* ---- helpers ---------------------------------------------------------------------------------------------- */

Ref io_call(View self, const char *method) { return obj_call_method(self, method, NULL, 0); }

int io_ask(View self, const char *method)
{
    Ref answer = io_call(self, method);
    int truth = answer ? obj_truth(answer) : -1;
    ref_drop(answer);
    return truth;
}

int io_is_closed(View self)
{
    if (is_file_io(self)) return as_file_io(self)->fd < 0;
    Ref closed = obj_get_attr_text(self, "closed");
    int truth = closed ? obj_truth(closed) : -1;
    ref_drop(closed);
    return truth;
}

bool io_check_closed(View self)
{
    int closed = io_is_closed(self);
    if (closed > 0) err_raise(&exc_ValueError, "I/O operation on closed file.");
    return closed == 0;
}

Ref io_unsupported(const char *what) { return err_raise(&unsupported_operation, "%s", what); }

bool io_check_able(View self, const char *method)
{
    Ref answer = io_call(self, method);
    bool yes = answer == True;
    if (answer && !yes) err_raise(&unsupported_operation, "File or stream is not %s.", method);
    ref_drop(answer);
    return yes;
}

bool io_index_size(View v, ptrdiff_t *out) { return obj_index_size(v, &exc_OverflowError, out); }

bool io_size(View const *args, size_t n, ptrdiff_t *out)
{
    *out = -1;
    if (n == 0 || !args[0] || args[0] == None) return true;
    if (!type_of(args[0])->index) return err_false(&exc_TypeError, "argument should be integer or None, not '%T'", args[0]);
    return io_index_size(args[0], out);
}

bool io_position(View v, int64_t *out)
{
    Ref number = obj_index(v);
    bool ok = number != NULL;
    if (ok && !int_fits(number, out)) ok = err_false(&exc_OverflowError, "cannot fit '%T' into an offset-sized integer", v);
    ref_drop(number);
    return ok;
}

void io_chain(Ref first)
{
    if (!first) return;
    if (!err_pending) {
        err_pending = first;
        return;
    }
    if (err_pending != first) ref_set(&as_exc(err_pending)->context, first);
    else ref_drop(first);
}

bool io_set_attr(View self, const char *name, View value)
{
    View known = str_known(name);
    return known && obj_set_attr(self, known, value);
}

bool io_wants(View v, const char *what, bool writable, Buffer *out)
{
    if (buffer_is(v) && buffer_get(v, writable, out)) return true;
    if (err_pending && !err_is(&exc_BufferError) && !err_is(&exc_TypeError)) return false;
    if (!writable) return err_false(&exc_TypeError, "a bytes-like object is required, not '%T'", v);
    return err_false(&exc_TypeError, "%s argument must be read-write bytes-like object, not %t", what, v);
}

Ref io_refuse_pickle ARGS
{
    UNUSED;
    return err_raise(&exc_TypeError, "cannot pickle '%N' object", type_of(self));
}

Ref io_get_dict(View self) { return instance_dict(self); }

/* A warning that became an error can only be shown, for this is where files die. */
void io_warn_unclosed(View file)
{
    Ref pending = err_take();
    if (!warn_about(&exc_ResourceWarning, 1, file, "unclosed file %R", file)) {
        if (err_is(&exc_Warning)) err_unraisable(file);
        else err_clear();
    }
    err_pending = pending;
}

/* ---- life and death --------------------------------------------------------------------------------------- */

void io_base_traverse(View self, Visit visit, void *arg)
{
    if (as_io(self)->dict) visit(as_io(self)->dict, arg);
}

void io_base_clear(Ref self) { ref_clear(&as_io(self)->dict); }

Ref io_base_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref own = type_alloc(type, 0);
    if (own) gc_track(own);
    return own;
}

/* What goes wrong here is lost, as in CPython; an exception already on its way must stay. */
void io_finalize(Ref self)
{
    Ref pending = err_take();
    int closed = io_is_closed(self);
    if (closed <= 0) {
        err_clear();
        as_io(self)->finalizing = true;
        Ref result = closed == 0 ? io_call(self, "close") : NULL;
        ref_drop(result);
    }
    err_clear();
    err_pending = pending;
}

static Ref method_del ARGS
{
    UNUSED;
    io_finalize((Ref)(uintptr_t)self);
    return None;
}

/* ---- _IOBase ---------------------------------------------------------------------------------------------- */

static Ref get_closed(View self) { return bool_ref(as_io(self)->closed); }

static Ref method_flush ARGS
{
    UNUSED;
    return as_io(self)->closed ? err_raise(&exc_ValueError, "I/O operation on closed file.") : None;
}

static Ref method_close ARGS
{
    UNUSED;
    if (as_io(self)->closed) return None;
    Ref flushed = io_call(self, "flush");
    as_io(self)->closed = true;
    ref_drop(flushed);
    return flushed ? None : NULL;
}

static Ref method_seek ARGS { UNUSED; return io_unsupported("seek"); }
static Ref method_truncate ARGS { UNUSED; return io_unsupported("truncate"); }
static Ref method_fileno ARGS { UNUSED; return io_unsupported("fileno"); }
static Ref method_false ARGS { UNUSED; return False; }

static Ref method_tell ARGS
{
    UNUSED;
    Ref zero = int_new(0), one = int_new(1), result = NULL;
    if (zero && one) result = obj_call_method(self, "seek", (View[]){ zero, one }, 2);
    ref_drop(zero);
    ref_drop(one);
    return result;
}

static Ref method_isatty ARGS { UNUSED; return io_check_closed(self) ? False : NULL; }
static Ref method_enter ARGS { UNUSED; return io_check_closed(self) ? ref_keep(self) : NULL; }
static Ref method_exit ARGS { UNUSED; return io_call(self, "close"); }
static Ref method_check_closed ARGS { UNUSED; return io_check_closed(self) ? None : NULL; }
static Ref method_check_readable ARGS { UNUSED; return io_check_able(self, "readable") ? True : NULL; }
static Ref method_check_writable ARGS { UNUSED; return io_check_able(self, "writable") ? True : NULL; }
static Ref method_check_seekable ARGS { UNUSED; return io_check_able(self, "seekable") ? True : NULL; }

/* How many bytes to read so as not to go beyond the line: up to its end as far as peek() shows it, else one. */
static bool line_step(View self, View peek, ptrdiff_t limit, size_t have, size_t *step)
{
    *step = 1;
    if (!peek) return true;
    Ref one = int_new(1), seen = one ? obj_call_1(peek, one) : NULL;
    ref_drop(one);
    if (!seen) return false;
    bool ok = is_bytes(seen) || err_false(&exc_OSError, "peek() should have returned a bytes object, not '%T'", seen);
    (void)self;
    if (ok && as_bytes(seen)->len) {
        const BytesObj *b = as_bytes(seen);
        const unsigned char *lf = memchr(b->data, '\n', b->len);
        *step = lf ? (size_t)(lf - b->data) + 1 : b->len;
        if (limit >= 0 && *step > (size_t)limit - have) *step = (size_t)limit - have;
    }
    ref_drop(seen);
    return ok;
}

static Ref method_readline ARGS
{
    ptrdiff_t limit;
    size_t step;
    Ref peek = NULL, line = NULL;
    BytesBuilder b = BYTES_BUILDER;
    View name = str_known("peek");
    if (!io_size(args, n, &limit) || !name || obj_find_attr(self, name, &peek) < 0) return NULL;
    while (limit < 0 || b.len < (size_t)limit) {
        if (!line_step(self, peek, limit, b.len, &step)) goto done;
        Ref size = int_new((int64_t)step), piece = size ? obj_call_method(self, "read", (View[]){ size }, 1) : NULL;
        ref_drop(size);
        bool ok = piece && (is_bytes(piece) || err_false(&exc_OSError, "read() should have returned a bytes object, not '%T'", piece));
        size_t got = ok ? as_bytes(piece)->len : 0;
        ok = ok && bytes_add(&b, as_bytes(piece)->data, got);
        ref_drop(piece);
        if (!ok) goto done;
        if (got == 0 || b.data[b.len - 1] == '\n') break;
    }
    line = bytes_build(&b);
done:
    if (!line) bytes_builder_drop(&b);
    ref_drop(peek);
    return line;
}

static Ref base_iter(View self) { return io_check_closed(self) ? ref_keep(self) : NULL; }

static Ref base_next(View self)
{
    Ref line = io_call(self, "readline");
    size_t len;
    if (!line) return NULL;
    if (!obj_length(line, &len) || len == 0) ref_clear(&line);
    return line;
}

static Ref method_readlines ARGS
{
    ptrdiff_t hint;
    size_t total = 0, len;
    if (!io_size(args, n, &hint)) return NULL;
    Ref lines = list_new(), it = lines ? obj_iter(self) : NULL, line = NULL;
    if (!it) return ref_drop(lines), NULL;
    while ((line = iter_step(it))) {
        if (!obj_length(line, &len)) {
            ref_drop(line);
            break;
        }
        if (!list_push(lines, line)) break;
        total += len;
        if (hint > 0 && total >= (size_t)hint) break;
    }
    ref_drop(it);
    if (err_pending) ref_clear(&lines);
    return lines;
}

static bool write_item(void *arg, View item)
{
    Ref written = obj_call_method((View)arg, "write", &item, 1);
    ref_drop(written);
    return written != NULL;
}

static Ref method_writelines ARGS
{
    (void)n;
    if (!io_check_closed(self)) return NULL;
    return obj_for_each(args[0], write_item, (void *)(uintptr_t)self) ? None : NULL;
}

static const NativeDef base_methods[] = {
    NATIVE("seek", method_seek, 0, -1, "Go to a position in the stream."),
    NATIVE("tell", method_tell, 0, 0, "The position in the stream."),
    NATIVE("truncate", method_truncate, 0, -1, "Cut the stream off at a length."),
    NATIVE("flush", method_flush, 0, 0, "Hand on what is buffered."),
    NATIVE("close", method_close, 0, 0, "Flush and close the stream; once more does nothing."),
    NATIVE("seekable", method_false, 0, 0, "Has it positions?"),
    NATIVE("readable", method_false, 0, 0, "Can it be read?"),
    NATIVE("writable", method_false, 0, 0, "Can it be written?"),
    NATIVE("_checkClosed", method_check_closed, 0, -1, NULL),
    NATIVE("_checkSeekable", method_check_seekable, 0, -1, NULL),
    NATIVE("_checkReadable", method_check_readable, 0, -1, NULL),
    NATIVE("_checkWritable", method_check_writable, 0, -1, NULL),
    NATIVE("fileno", method_fileno, 0, 0, "The descriptor below."),
    NATIVE("isatty", method_isatty, 0, 0, "Is it a terminal?"),
    NATIVE("__enter__", method_enter, 0, 0, NULL),
    NATIVE("__exit__", method_exit, 0, -1, NULL),
    NATIVE("__del__", method_del, 0, 0, NULL),
    NATIVE("readline", method_readline, 0, 1, "Read one line, of at most so many bytes."),
    NATIVE("readlines", method_readlines, 0, 1, "The list of the lines that are left."),
    NATIVE("writelines", method_writelines, 1, 1, "Write each item of an iterable."),
    {0}
};

static const GetSetDef base_getset[] = {
    {"__dict__", io_get_dict, NULL, NULL},
    {"closed", get_closed, NULL, NULL},
    {0}
};

TypeObj io_base_type = {
    IO_TYPE("_io._IOBase", IoBaseObj, NULL, "What all streams have in common."),
    .shape.finalize = io_finalize, .new = io_base_new, .iter = base_iter, .next = base_next,
    .methods = base_methods, .getset = base_getset,
};

/* ---- _RawIOBase ------------------------------------------------------------------------------------------- */

static Ref raw_readall ARGS
{
    UNUSED;
    BytesBuilder b = BYTES_BUILDER;
    for (;;) {
        Ref size = int_new(IO_BUFFER_SIZE), piece = size ? obj_call_method(self, "read", (View[]){ size }, 1) : NULL;
        ref_drop(size);
        if (piece == None && b.len == 0) return None;
        if (piece == None) break;
        bool ok = piece && (is_bytes(piece) || err_false(&exc_TypeError, "read() should return bytes"));
        size_t got = ok ? as_bytes(piece)->len : 0;
        ok = ok && bytes_add(&b, as_bytes(piece)->data, got);
        ref_drop(piece);
        if (!ok) return bytes_builder_drop(&b), NULL;
        if (got == 0) break;
    }
    return bytes_build(&b);
}

static Ref raw_read ARGS
{
    ptrdiff_t size;
    if (!io_size(args, n, &size)) return NULL;
    if (size < 0) return io_call(self, "readall");
    Ref array = bytearray_new(NULL, (size_t)size), result = NULL, count = NULL;
    ptrdiff_t got;
    if (!array) return NULL;
    count = obj_call_method(self, "readinto", (View[]){ array }, 1);
    if (!count || count == None) {
        ref_drop(array);
        return count;
    }
    bool ok = io_index_size(count, &got);
    if (ok && (got < 0 || (size_t)got > as_bytearray(array)->len))
        ok = err_false(&exc_ValueError, "readinto returned %zd outside buffer size %zu", got, as_bytearray(array)->len);
    if (ok) result = bytes_new(as_bytearray(array)->data, (size_t)got);
    ref_drop(count);
    ref_drop(array);
    return result;
}

static Ref raise_not_implemented ARGS
{
    UNUSED;
    return err_raise_object(exc_new(&exc_NotImplementedError, ref_keep(tuple_empty)));
}

static const NativeDef raw_methods[] = {
    NATIVE("read", raw_read, 0, 1, "Read at most so many bytes."),
    NATIVE("readall", raw_readall, 0, 0, "Read to the end."),
    NATIVE("readinto", raise_not_implemented, 1, 1, "Read into a buffer; returns how many bytes."),
    NATIVE("write", raise_not_implemented, 1, 1, "Write bytes; returns how many."),
    {0}
};

TypeObj io_raw_base_type = { IO_TYPE("_io._RawIOBase", IoBaseObj, &io_base_type, "Streams of bytes without a buffer."), .methods = raw_methods };

/* ---- _BufferedIOBase -------------------------------------------------------------------------------------- */

static Ref buffered_detach ARGS { UNUSED; return io_unsupported("detach"); }
static Ref unsupported_read ARGS { UNUSED; return io_unsupported("read"); }
static Ref unsupported_read1 ARGS { UNUSED; return io_unsupported("read1"); }
static Ref unsupported_write ARGS { UNUSED; return io_unsupported("write"); }

static Ref read_into(View self, View target, const char *method, const char *what)
{
    Buffer b;
    if (!io_wants(target, what, true, &b)) return NULL;
    Ref size = int_new((int64_t)b.len), data = size ? obj_call_method(self, method, (View[]){ size }, 1) : NULL, result = NULL;
    ref_drop(size);
    if (data && !is_bytes(data)) err_raise(&exc_TypeError, "read() should return bytes");
    else if (data && as_bytes(data)->len > b.len)
        err_raise(&exc_ValueError, "read() returned too much data: %zu bytes requested, %zu returned", b.len, as_bytes(data)->len);
    else if (data) {
        memcpy(b.data, as_bytes(data)->data, as_bytes(data)->len);
        result = int_new((int64_t)as_bytes(data)->len);
    }
    ref_drop(data);
    buffer_release(&b);
    return result;
}

static Ref base_readinto ARGS { UNUSED; return read_into(self, args[0], "read", "readinto()"); }
static Ref base_readinto1 ARGS { UNUSED; return read_into(self, args[0], "read1", "readinto1()"); }

static const NativeDef buffered_methods[] = {
    NATIVE("detach", buffered_detach, 0, 0, "Separate the raw stream from its buffer and return it."),
    NATIVE("read", unsupported_read, 0, -1, "Read at most so many bytes."),
    NATIVE("read1", unsupported_read1, 0, -1, "Read at most so many bytes with one call below."),
    NATIVE("readinto", base_readinto, 1, 1, "Read into a buffer; returns how many bytes."),
    NATIVE("readinto1", base_readinto1, 1, 1, "Read into a buffer with one call below."),
    NATIVE("write", unsupported_write, 0, -1, "Write bytes; returns how many."),
    {0}
};

TypeObj io_buffered_base_type = {
    IO_TYPE("_io._BufferedIOBase", IoBaseObj, &io_base_type, "Streams of bytes with a buffer."), .methods = buffered_methods,
};

/* ---- _TextIOBase ------------------------------------------------------------------------------------------ */

static Ref unsupported_readline ARGS { UNUSED; return io_unsupported("readline"); }
static Ref get_none(View self) { (void)self; return None; }

static const NativeDef text_methods[] = {
    NATIVE("detach", buffered_detach, 0, 0, "Separate the buffer from the text layer and return it."),
    NATIVE("read", unsupported_read, 0, -1, "Read at most so many characters."),
    NATIVE("readline", unsupported_readline, 0, -1, "Read one line."),
    NATIVE("write", unsupported_write, 0, -1, "Write text; returns how many characters."),
    {0}
};

static const GetSetDef text_getset[] = {
    {"encoding", get_none, NULL, "the encoding of the bytes below"},
    {"newlines", get_none, NULL, "the kinds of newlines seen so far"},
    {"errors", get_none, NULL, "what becomes of what cannot be decoded or encoded"},
    {0}
};

TypeObj io_text_base_type = {
    IO_TYPE("_io._TextIOBase", IoBaseObj, &io_base_type, "Streams of text."), .methods = text_methods, .getset = text_getset,
};

/* ---- UnsupportedOperation --------------------------------------------------------------------------------- */

TypeObj unsupported_operation = { EXC_HEAD("io.UnsupportedOperation", &exc_OSError, NULL) };       /* io.py sets its __module__ */

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
    type->flags |= TYPE_OPEN;
    return true;
}

/* The layers of sys.stdin and its kin; the others are made ready with the module _io. */
static TypeObj *const all_types[] = {
    &io_base_type, &io_raw_base_type, &io_buffered_base_type, &io_text_base_type, &file_io_type, &buffered_reader_type,
    &buffered_writer_type, &buffered_random_type, &text_io_type, &unsupported_operation,
};

bool file_init(void)
{
    for (size_t i = 0; i < sizeof all_types / sizeof *all_types; i++)
        if (!type_ready(all_types[i])) return false;
    return add_second_base();
}

void file_shutdown(void)
{
    for (size_t i = sizeof all_types / sizeof *all_types; i-- > 0; ) type_unready(all_types[i]);
}
