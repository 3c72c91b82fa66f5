#ifndef OURO_OBJECTS_TUPLE_H
#define OURO_OBJECTS_TUPLE_H
#include "objects/type.h"

typedef struct { Obj head; size_t len; Ref items[]; } TupleObj;
static inline TupleObj *as_tuple(View v) { return (TupleObj *)(uintptr_t)v; }
static inline bool is_tuple(View v) { return v->shape == SHAPE_TUPLE || type_has(v, TYPE_TUPLE); }

extern TypeObj tuple_type, tuple_iter_type;
extern Ref tuple_empty;                                 /* () */
NEW Ref tuple_sized(size_t len);                        /* untracked, items NULL: the caller fills all, then gc_track (len 0: the empty tuple) */
NEW Ref tuple_from(View iterable);                      /* tuple(iterable) */
NEW Ref tuple_from_array(View const *items, size_t n);  /* keeps each */
NEW Ref tuple_of(size_t n, ...);                        /* n Refs, consumed, also when it fails; a NULL among them: NULL (error pending) */
static inline View tuple_at(View tuple, size_t i) { return as_tuple(tuple)->items[i]; }

typedef struct { Obj head; size_t next; Ref tuple; } TupleIter;
#endif
