#ifndef OURO_OBJECTS_BYTES_H
#define OURO_OBJECTS_BYTES_H
#include "objects/chars.h"
#include "objects/type.h"

typedef struct { Obj head; Hash hash; size_t len; unsigned char data[]; } BytesObj;     /* a zero follows the last byte */
static inline BytesObj *as_bytes(View v) { return (BytesObj *)(uintptr_t)v; }
static inline bool is_bytes(View v) { return v->shape == SHAPE_BYTES || type_has(v, TYPE_BYTES); }

extern TypeObj bytes_type, bytes_iter_type;
extern Ref bytes_empty;                                 /* b'' */
NEW Ref bytes_new(const void *data, size_t len);        /* data NULL: uninitialised */
NEW Ref bytes_decode(View bytes, const char *encoding, const char *errors);     /* a str */
NEW Ref str_encode(View text, const char *encoding, const char *errors);        /* a bytes */

/* An array of bytes that can change. */
typedef struct { Obj head; size_t len, cap, exports; unsigned char *data; } BytearrayObj;     /* exports: Buffers held (buffer.h) */
static inline BytearrayObj *as_bytearray(View v) { return (BytearrayObj *)(uintptr_t)v; }
static inline bool is_bytearray(View v) { return v->shape == SHAPE_BYTEARRAY || type_has(v, TYPE_BYTEARRAY); }
extern TypeObj bytearray_type, bytearray_iter_type;
NEW Ref bytearray_new(const void *data, size_t len);

/* The bytes of a bytes or bytearray, in place; NULL without an exception for other objects. */
const unsigned char *bytes_view(View v, size_t *len);
/* The bytes of any object with a buffer, in place, good until Python code runs: 1; 0: it has none; -1: an exception is pending. */
int bytes_look(View v, Chars *out);
/* The same, with TypeError: a bytes-like object is required, not 'str'. */
const unsigned char *bytes_need(View v, size_t *len);
NEW Ref bytes_repr(const unsigned char *data, size_t len);      /* b'...' as a str */

/* Building bytes piece by piece; as StrBuilder. */
typedef struct { unsigned char *data; size_t len, cap; } BytesBuilder;
#define BYTES_BUILDER { NULL, 0, 0 }
bool    bytes_add(BytesBuilder *b, const void *data, size_t len);
bool    bytes_add_byte(BytesBuilder *b, unsigned char byte);
NEW Ref bytes_build(BytesBuilder *b);
void    bytes_builder_drop(BytesBuilder *b);

extern int bytes_warning;                               /* how many -b: warn where bytes are taken for text */

bool bytes_init(void);                                  /* type_ready for bytes and bytearray */
void bytes_shutdown(void);
#endif
