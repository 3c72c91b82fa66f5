/* buffer.c -- getting at the memory of objects, and the items that lie in it. */
#include "objects/buffer.h"

#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"

static bool get(View v, int flags, Buffer *out)
{
    *out = (Buffer){0};
    if (!buffer_is(v)) return err_false(&exc_TypeError, "a bytes-like object is required, not '%T'", v);
    return type_of(v)->get_buffer(v, flags, out);
}

bool buffer_get(View v, bool writable, Buffer *out) { return get(v, writable ? BUFFER_WRITABLE : 0, out); }
bool buffer_get_strided(View v, Buffer *out) { return get(v, BUFFER_STRIDED, out); }

void buffer_release(Buffer *b)
{
    Ref owner = b->owner;
    if (!owner) return;
    b->owner = NULL;
    if (type_of(owner)->release_buffer) type_of(owner)->release_buffer(owner);
    ref_drop(owner);
}

bool buffer_fill(Buffer *out, View owner, const void *data, size_t len, bool read_only, int flags)
{
    if (read_only && (flags & BUFFER_WRITABLE)) return err_false(&exc_BufferError, "Object is not writable.");
    if (!data) data = as_bytes(bytes_empty)->data;
    *out = (Buffer){ .owner = ref_keep(owner), .data = (unsigned char *)(uintptr_t)data, .len = len, .read_only = read_only,
                     .item_size = 1, .format = "B", .ndim = 1 };
    return true;
}

/* ---- items in several dimensions --------------------------------------------------------------------------- */

/* Without gaps, each stride is the size of all that varies faster. Which dimensions have one item does not matter. */
bool buffer_is_contiguous(const Buffer *b, bool fortran)
{
    ptrdiff_t expected = (ptrdiff_t)b->item_size;
    if (!b->strides || b->len == 0) return true;
    for (int i = 0; i < b->ndim; i++) {
        int dim = fortran ? i : b->ndim - 1 - i;
        if (b->shape[dim] > 1 && b->strides[dim] != expected) return false;
        expected *= b->shape[dim];
    }
    return true;
}

typedef struct { const Buffer *from; unsigned char *to; bool fortran; } Copy;

/* The items of one row of dimension `level` and those inside it; level 0 varies most slowly. */
static void copy_level(Copy *c, const unsigned char *at, int level)
{
    const Buffer *b = c->from;
    int dim = c->fortran ? b->ndim - 1 - level : level;
    size_t size = b->item_size;
    if (level == b->ndim) {
        memcpy(c->to, at, size);
        c->to += size;
        return;
    }
    for (ptrdiff_t i = 0; i < b->shape[dim]; i++, at += b->strides[dim]) copy_level(c, at, level + 1);
}

void buffer_copy(const Buffer *b, unsigned char *to, bool fortran)
{
    Copy copy = { b, to, fortran };
    if (b->len == 0) return;
    if (buffer_is_contiguous(b, fortran)) memcpy(to, b->data, b->len);
    else copy_level(&copy, b->data, 0);
}

/* ---- single items ------------------------------------------------------------------------------------------ */

char buffer_letter(const char *format)
{
    if (format[0] == '@') format++;
    return format[0] && !format[1] && buffer_letter_size(format[0]) ? format[0] : 0;
}

size_t buffer_letter_size(char letter)
{
    switch (letter) {
    case 'c': case 'b': case 'B': case '?': return 1;
    case 'h': case 'H': return sizeof(short);
    case 'i': case 'I': return sizeof(int);
    case 'l': case 'L': return sizeof(long);
    case 'q': case 'Q': return sizeof(long long);
    case 'n': case 'N': return sizeof(size_t);
    case 'f': return sizeof(float);
    case 'd': return sizeof(double);
    case 'P': return sizeof(void *);
    default: return 0;
    }
}

#define READ(type, make) { type value; memcpy(&value, at, sizeof value); return make(value); }
Ref buffer_item(const unsigned char *at, char letter)
{
    switch (letter) {
    case 'c': return bytes_new(at, 1);
    case '?': return bool_ref(*at != 0);
    case 'b': READ(signed char, int_new)
    case 'B': return int_new(*at);
    case 'h': READ(short, int_new)
    case 'H': READ(unsigned short, int_new)
    case 'i': READ(int, int_new)
    case 'I': READ(unsigned int, int_new)
    case 'l': case 'q': case 'n': READ(int64_t, int_new)
    case 'f': READ(float, float_new)
    case 'd': READ(double, float_new)
    default: READ(uint64_t, int_new_unsigned)
    }
}
#undef READ
