#ifndef OURO_OBJECTS_BUFFER_H
#define OURO_OBJECTS_BUFFER_H
#include "objects/type.h"

/* buffer.h -- the memory of an object, as others may see and change it.
 *
 * bytes, bytearray, memoryview, array ... export their memory through the slot TypeObj.get_buffer. While a Buffer is held the
 * owner keeps that memory where it is: a bytearray refuses to grow ("Existing exports of data"). So hold it no
 * longer than needed, and give it back exactly once:
 *
 *     Buffer b;
 *     if (!buffer_get(v, false, &b)) return NULL;
 *     ... b.data[0 .. b.len) ...
 *     buffer_release(&b);
 *
 * Most code wants plain bytes and never looks at the fields below `read_only`. */

typedef struct Buffer {
    Ref owner;                          /* kept; NULL: nothing is held */
    unsigned char *data;                /* the first item; never NULL */
    size_t len;                         /* bytes in all items together */
    bool read_only;
    size_t item_size;
    const char *format;                 /* of one item, as in struct; a C string that lives for ever */
    int ndim;
    const ptrdiff_t *shape, *strides;   /* the owner's, ndim of each; NULL: one dimension without gaps */
} Buffer;

enum { BUFFER_WRITABLE = 1, BUFFER_STRIDED = 2 /* gaps are fine, and Fortran's order */, BUFFER_DIMS_MAX = 64 };

/* The memory of v, plain bytes without gaps. False: TypeError "a bytes-like object is required, not '%T'", or BufferError
 * where it is read-only and `writable` is asked for, or has gaps. */
bool buffer_get(View v, bool writable, Buffer *out);
/* The same with any layout. */
bool buffer_get_strided(View v, Buffer *out);
/* Does it have a buffer? */
static inline bool buffer_is(View v) { return type_of(v)->get_buffer != NULL; }
/* Give it back; once more is fine. */
void buffer_release(Buffer *b);

/* For exporters: plain bytes, or items of another kind. Keeps the owner. data may be NULL where len is 0. */
bool buffer_fill(Buffer *out, View owner, const void *data, size_t len, bool read_only, int flags);

/* All items in C order (or Fortran's) to `to`, which has room for b->len bytes. */
void buffer_copy(const Buffer *b, unsigned char *to, bool fortran);
bool buffer_is_contiguous(const Buffer *b, bool fortran);

/* ---- one item of a native format: a single letter as in struct, with or without '@' ---- */

/* The letter of a format such as "h" or "@h"; 0: another kind of format. */
char    buffer_letter(const char *format);
/* Its size; 0: no such letter. */
size_t  buffer_letter_size(char letter);
NEW Ref buffer_item(const unsigned char *at, char letter);

#endif
