#ifndef OURO_MODULES_ARRAY_PARTS_H
#define OURO_MODULES_ARRAY_PARTS_H
#include "objects/buffer.h"
#include "objects/module.h"

/* array_parts.h -- array objects, and what array.c shares with array_items.c, array_methods.c and array_pickle.c. */

typedef struct {
    char code;
    uint8_t size;               /* of an item in bytes */
    const char *format;         /* of its buffer */
} ArrayKind;

typedef struct { Obj head; const ArrayKind *kind; size_t len, cap, exports; unsigned char *data; } ArrayObj;
static inline ArrayObj *as_array(View v) { return (ArrayObj *)(uintptr_t)v; }
extern TypeObj array_type;
static inline bool is_array(View v) { return type_is_subtype(type_of(v), &array_type); }
static inline size_t array_bytes(View v) { return as_array(v)->len * as_array(v)->kind->size; }

/* ---- items (array_items.c) ---- */

extern const char array_codes[];                            /* all typecodes */
const ArrayKind *array_kind(uint32_t code);                 /* NULL: there is none */
NEW Ref array_get(View self, size_t i);                     /* i < len */
/* The value as an item at `to`, which has room for 8 bytes. False: TypeError or OverflowError. */
bool    array_pack(const ArrayKind *kind, View value, unsigned char *to);
int     array_compare_items(const ArrayKind *kind, const unsigned char *a, const unsigned char *b);    /* integers and characters: -1, 0, 1 */

/* ---- the array (array.c) ---- */

NEW Ref array_new(TypeObj *type, const ArrayKind *kind, size_t len);     /* items are zero */
/* Room for len items, and len becomes that. BufferError while its memory is held. */
bool    array_resize(View self, size_t len);
/* Put `count` items in the place of [start, stop). They do not lie in self. */
bool    array_splice(View self, size_t start, size_t stop, const void *items, size_t count);
bool    array_append(View self, View value);
bool    array_extend(View self, View source);               /* an array of the same kind, or any iterable */
bool    array_add_bytes(View self, View source);            /* frombytes */
bool    array_add_text(View self, View text);               /* fromunicode */
NEW Ref array_to_list(View self);
NEW Ref array_to_text(View self);

Ref     array_reduce_ex(View self, View const *args, size_t n);      /* array_pickle.c */
extern const NativeDef array_methods[];
extern const NativeDef array_functions[];
#endif
