/* io_buffered_write.c -- writing through a buffer. */
#include "objects/io.h"

#include <errno.h>

#include "objects/int.h"

/* BlockingIOError that says how much was taken. Always false. */
static bool would_block(size_t written)
{
    Ref args[3] = { int_new(EAGAIN), str_from_text("write could not complete without blocking"), int_new((int64_t)written) };
    if (args[0] && args[1] && args[2]) err_raise_object(obj_call(&exc_BlockingIOError.head, as_views(args), 3, NULL));
    for (size_t i = 0; i < 3; i++) ref_drop(args[i]);
    return false;
}

bool buffered_flush_pending(View self)
{
    Buffered *b = as_buffered(self);
    size_t done = 0;
    ptrdiff_t put = 0;
    while (b->data && done < b->pending && (put = buffered_raw_write(self, b->data + done, b->pending - done)) >= 0) done += (size_t)put;
    if (b->data && done) {
        if (done > b->pending) done = b->pending;
        memmove(b->data, b->data + done, b->pending - done);
        b->pending -= done;
    }
    return put == -2 ? would_block(0) : put >= 0;
}

/* The buffer cannot be emptied now: it takes what there is room for. */
static bool take_some(Buffered *b, const unsigned char *data, size_t len, size_t *written)
{
    size_t room = b->size - b->pending, part = len < room ? len : room;
    memcpy(b->data + b->pending, data, part);
    b->pending += part;
    *written += part;
    return part == len || would_block(*written);
}

bool buffered_write_bytes(View self, const unsigned char *data, size_t len, size_t *written)
{
    Buffered *b = as_buffered(self);
    *written = 0;
    if (b->end && !buffered_unread(self)) return false;
    if (len > b->size - b->pending) {
        if (!buffered_flush_pending(self)) {
            if (!err_is(&exc_BlockingIOError)) return false;
            err_clear();
            return take_some(b, data, len, written);
        }
        while (len - *written > b->size) {
            ptrdiff_t put = buffered_raw_write(self, data + *written, len - *written);
            if (put == -1) return false;
            if (put == -2) return take_some(b, data + *written, len - *written, written);
            *written += (size_t)put;
        }
        if (!b->data) return err_false(&exc_ValueError, "write to closed file");
    }
    memcpy(b->data + b->pending, data + *written, len - *written);
    b->pending += len - *written;
    *written = len;
    return true;
}
