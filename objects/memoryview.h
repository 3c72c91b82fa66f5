#ifndef OURO_OBJECTS_MEMORYVIEW_H
#define OURO_OBJECTS_MEMORYVIEW_H
#include "objects/buffer.h"

/* memoryview.h -- memoryview objects: windows on the memory of others.
 *
 *     m = memoryview(b); n = m[1:]          m, n --> managed buffer --> b
 *
 * All views made from one another share one managed buffer, which holds the export of the owner's memory; when the last of
 * them is released the memory is given back. */

typedef struct { Obj head; Buffer master; size_t views; } ManagedObj;
static inline ManagedObj *as_managed(View v) { return (ManagedObj *)(uintptr_t)v; }

typedef struct {
    Obj head;
    Ref managed;                /* NULL: cleared by the collector */
    bool released, read_only, hashed;
    char letter;                /* of the format where it is a native one, or 0 */
    int ndim;
    size_t exports;             /* Buffers that were given out */
    const char *format;         /* lives for ever */
    size_t item_size, len;      /* len: bytes in all items together */
    unsigned char *data;        /* of the item at 0, 0 ... */
    Hash hash;                  /* once hashed */
    ptrdiff_t dims[];           /* ndim lengths, then ndim strides in bytes */
} MemoryviewObj;
static inline MemoryviewObj *as_memoryview(View v) { return (MemoryviewObj *)(uintptr_t)v; }
static inline ptrdiff_t *view_shape(MemoryviewObj *m) { return m->dims; }
static inline ptrdiff_t *view_strides(MemoryviewObj *m) { return m->dims + m->ndim; }

extern TypeObj memoryview_type, managed_type, memoryview_iter_type;
static inline bool is_memoryview(View v) { return type_of(v) == &memoryview_type; }

NEW Ref memoryview_new(View object);            /* memoryview(object) */

/* ---- shared by the memoryview_*.c ---- */

/* ValueError where it is released. */
bool    memoryview_check(View self);
/* Another view of the same memory with `ndim` dimensions; the caller changes what differs. Lengths and strides are copied where
 * ndim is self's. */
NEW Ref memoryview_again(View self, int ndim);
/* Its layout as a Buffer that is not held. */
Buffer  memoryview_layout(View self);
NEW Ref memoryview_item(View self, const unsigned char *at);

bool    memoryview_slot_length(View self, size_t *out);
Ref     memoryview_slot_get_item(View self, View key);
bool    memoryview_slot_set_item(View self, View key, View value);
Ref     memoryview_slot_compare(View a, View b, CompareOp op);
Ref     memoryview_cast(View self, View const *args, size_t n);
Ref     memoryview_slot_iter(View self);
#endif
