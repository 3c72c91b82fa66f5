/* io_buffered_read.c -- reading through a buffer. */
#include "objects/io.h"

#include <errno.h>

#include "objects/int.h"

#define ARGS (View self, View const *args, size_t n)

static size_t waiting(const Buffered *b) { return b->end - b->next; }

static Ref take(Buffered *b, size_t len)
{
    Ref own = bytes_new(b->data + b->next, len);
    if (own) b->next += len;
    return own;
}

/* Put something into the empty buffer: how much, 0 at the end, -1 error, -2 would block. */
static ptrdiff_t fill(View self)
{
    Buffered *b = as_buffered(self);
    buffered_drop_input(b);
    ptrdiff_t got = buffered_raw_read(self, b->data, b->size);
    if (got > 0) b->end = (size_t)got;
    return got;
}

/* What is to be written goes first; then reading starts where writing ended. */
static bool begin(View self) { return !as_buffered(self)->pending || buffered_flush_pending(self); }

/* Up to `size` bytes to `to`: all of them, unless the end comes first or `once` is set and something is there. Returns as fill does. */
static ptrdiff_t read_to(View self, unsigned char *to, size_t size, bool once)
{
    Buffered *b = as_buffered(self);
    size_t done = waiting(b) < size ? waiting(b) : size;
    memcpy(to, b->data + b->next, done);
    b->next += done;
    while (done < size && !(once && done)) {
        /* Whole blocks are read where they belong; the rest goes through the buffer. */
        ptrdiff_t got;
        if (size - done >= b->size || once) {
            buffered_drop_input(b);
            got = buffered_raw_read(self, to + done, once ? size - done : (size - done) / b->size * b->size);
            if (got > 0) done += (size_t)got;
        }
        else if ((got = fill(self)) > 0) {
            size_t part = (size_t)got < size - done ? (size_t)got : size - done;
            memcpy(to + done, b->data, part);
            b->next = part;
            done += part;
        }
        if (got == -1 || (got == -2 && done == 0)) return got;
        if (got <= 0) break;
    }
    return (ptrdiff_t)done;
}

static Ref read_sized(View self, size_t size, bool once)
{
    Buffered *b = as_buffered(self);
    if (size <= waiting(b)) return take(b, size);
    Ref own = bytes_new(NULL, size);
    if (!own) return NULL;
    ptrdiff_t got = read_to(self, as_bytes(own)->data, size, once);
    if (got == -1) ref_clear(&own);
    else if (got == -2) ref_set(&own, None);
    else if ((size_t)got < size) ref_set(&own, bytes_new(as_bytes(own)->data, (size_t)got));
    return own;
}

/* Everything: what the buffer has, and then what the raw stream has. */
static Ref read_all(View self)
{
    Buffered *b = as_buffered(self);
    Ref readall = NULL, rest = NULL;
    View name = str_known("readall");
    BytesBuilder all = BYTES_BUILDER;
    if (!bytes_add(&all, b->data + b->next, waiting(b))) goto failed;
    buffered_drop_input(b);
    if (!name || obj_find_attr(b->raw, name, &readall) < 0) goto failed;
    if (readall) {
        rest = obj_call_0(readall);
        ref_drop(readall);
        if (!rest) goto failed;
        if (rest != None && !is_bytes(rest)) {
            err_raise(&exc_TypeError, "readall() should return bytes");
            goto failed;
        }
        b->at = -1;
        if (all.len == 0) return bytes_builder_drop(&all), rest;
        if (rest != None && !bytes_add(&all, as_bytes(rest)->data, as_bytes(rest)->len)) goto failed;
        ref_drop(rest);
        return bytes_build(&all);
    }
    for (;;) {
        Ref piece = io_call(b->raw, "read");
        if (piece && piece != None && !is_bytes(piece)) {
            ref_clear(&piece);
            err_raise(&exc_TypeError, "read() should return bytes");
        }
        if (!piece) goto failed;
        size_t len = piece == None ? 0 : as_bytes(piece)->len;
        if (len == 0) {
            if (all.len == 0) return bytes_builder_drop(&all), piece;
            ref_drop(piece);
            return bytes_build(&all);
        }
        bool ok = bytes_add(&all, as_bytes(piece)->data, len);
        ref_drop(piece);
        if (!ok) goto failed;
        if (b->at >= 0) b->at += (int64_t)len;
    }
failed:
    ref_drop(rest);
    bytes_builder_drop(&all);
    return NULL;
}

Ref buffered_read(View self, ptrdiff_t size)
{
    if (!buffered_check(self, "read of") || !begin(self)) return NULL;
    return size < 0 ? read_all(self) : read_sized(self, (size_t)size, false);
}

Ref buffered_read1(View self, ptrdiff_t size)
{
    Buffered *b = as_buffered(self);
    if (size < 0) size = (ptrdiff_t)b->size;
    if (!buffered_check(self, "read of")) return NULL;
    if (size == 0) return ref_keep(bytes_empty);
    if (waiting(b)) return take(b, waiting(b) < (size_t)size ? waiting(b) : (size_t)size);
    if (!begin(self)) return NULL;
    Ref own = read_sized(self, (size_t)size, true);
    if (own == None) return ref_keep(bytes_empty);
    return own;
}

Ref buffered_line(View self, ptrdiff_t limit)
{
    Buffered *b = as_buffered(self);
    BytesBuilder line = BYTES_BUILDER;
    if (!buffered_check(self, "readline of") || !begin(self)) return NULL;
    for (;;) {
        size_t have = waiting(b), room = limit < 0 ? have : (size_t)limit - line.len;
        if (have > room) have = room;
        const unsigned char *lf = have ? memchr(b->data + b->next, '\n', have) : NULL;
        if (lf) have = (size_t)(lf - (b->data + b->next)) + 1;
        bool whole = lf || (limit >= 0 && have == room);
        if (whole && line.len == 0) return take(b, have);       /* usually the line lies in the buffer */
        if (have && !bytes_add(&line, b->data + b->next, have)) break;
        b->next += have;
        if (whole) return bytes_build(&line);
        ptrdiff_t got = fill(self);
        if (got == -1) break;
        if (got <= 0) return bytes_build(&line);
    }
    bytes_builder_drop(&line);
    return NULL;
}

Ref buffered_next(View self)
{
    bool exact = is_plain_buffered(self);
    Ref line = exact ? buffered_line(self, -1) : io_call(self, "readline");
    if (!line) return NULL;
    if (!is_bytes(line)) {
        err_raise(&exc_OSError, "readline() should have returned a bytes object, not '%T'", line);
        ref_clear(&line);
    }
    else if (as_bytes(line)->len == 0) ref_clear(&line);
    return line;
}

/* ---- methods ---------------------------------------------------------------------------------------------- */

Ref buffered_m_read ARGS
{
    ptrdiff_t size;
    if (!io_size(args, n, &size)) return NULL;
    if (size < -1) return err_raise(&exc_ValueError, "read length must be non-negative or -1");
    return buffered_read(self, size);
}

Ref buffered_m_read1 ARGS
{
    ptrdiff_t size = -1;
    return n && !io_index_size(args[0], &size) ? NULL : buffered_read1(self, size);
}

Ref buffered_m_readline ARGS
{
    ptrdiff_t limit;
    return io_size(args, n, &limit) ? buffered_line(self, limit) : NULL;
}

Ref buffered_m_peek ARGS
{
    (void)args, (void)n;
    Buffered *b = as_buffered(self);
    if (!buffered_check(self, "peek of") || !begin(self)) return NULL;
    if (!waiting(b) && fill(self) == -1) return NULL;
    return bytes_new(b->data + b->next, waiting(b));
}

static Ref into(View self, View target, const char *what, bool once)
{
    Buffer to;
    if (!io_wants(target, what, true, &to)) return NULL;
    bool ok = buffered_check(self, "readinto of") && begin(self);
    ptrdiff_t got = ok ? read_to(self, to.data, to.len, once) : -1;
    buffer_release(&to);
    return got == -1 ? NULL : got == -2 ? None : int_new(got);
}

Ref buffered_m_readinto ARGS { (void)n; return into(self, args[0], "readinto()", false); }
Ref buffered_m_readinto1 ARGS { (void)n; return into(self, args[0], "readinto1()", true); }
