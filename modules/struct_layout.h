#ifndef OURO_MODULES_STRUCT_LAYOUT_H
#define OURO_MODULES_STRUCT_LAYOUT_H
#include "objects/type.h"

/* struct_layout.h -- what a format of the module struct means: "<ih" is an int at 0 and a short at 4, lowest byte first. */

typedef struct {
    char letter;
    bool native;                /* laid out and checked as this machine's C does it */
    bool native_int;            /* an integer that C has in just this form, whatever the format begins with */
    uint8_t size;               /* of one item; 1 for s and p */
    size_t offset;              /* of the first one */
    size_t repeat;              /* how many items follow each other; for s and p how long the one item is */
} Field;

typedef struct {
    size_t uses;                /* whoever holds it */
    size_t size, values;        /* bytes in all; how many Python values they stand for */
    bool big_endian;
    size_t nfields;
    Field fields[];
} Layout;

/* Reads a format; it need not end with a NUL. NULL: struct.error, or MemoryError. */
Layout *layout_read(const char *format, size_t len);
static inline void layout_drop(Layout *layout) { if (layout && --layout->uses == 0) mem_free(layout); }

/* The values in layout->size bytes, as a tuple. */
NEW Ref layout_unpack(const Layout *layout, const unsigned char *from);
/* layout->values values to layout->size bytes. */
bool    layout_pack(const Layout *layout, View const *values, unsigned char *to);

extern TypeObj struct_error;
#endif
