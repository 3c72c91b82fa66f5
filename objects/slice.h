#ifndef OURO_OBJECTS_SLICE_H
#define OURO_OBJECTS_SLICE_H
#include "objects/type.h"

typedef struct { Obj head; Ref start, stop, step; } SliceObj;          /* None where not given */
static inline SliceObj *as_slice(View v) { return (SliceObj *)(uintptr_t)v; }
extern TypeObj slice_type;
NEW Ref slice_new(Ref start, Ref stop, Ref step);                      /* consumes all three */
/* The positions it selects in a sequence of `len`: *count of them, from *start in steps of *step. False: an exception is pending. */
bool slice_resolve(View slice, size_t len, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t *step, size_t *count);

/* The two halves of slice_resolve. slice_unpack may run Python (__index__), which may change the sequence, so a
 * mutable one must look at its length only afterwards, and hand it to slice_clip. */
bool   slice_unpack(View slice, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t *step);
size_t slice_clip(size_t len, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t step);      /* returns the count */
/* The same for a length that may be a big int (not negative): out gets start, stop and step, three new ints. */
bool   slice_indices(View slice, View length, Ref out[3]);
#endif
