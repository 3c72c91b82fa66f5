#ifndef OURO_OBJECTS_ITER_H
#define OURO_OBJECTS_ITER_H
#include "objects/type.h"

/* iter.h -- iterators over sequences and callables, and the built-in iterator types (enumerate, zip, map, filter, reversed). */

typedef struct { Obj head; int64_t next, step, left; } RangeIter;      /* int64 ranges; longer ones have a type of their own */

extern TypeObj seq_iter_type, callable_iter_type, enumerate_type, zip_type, map_type, filter_type, reversed_type;
NEW Ref seq_iter_new(View sequence);                            /* calls get_item with 0, 1, 2 ... until IndexError */
NEW Ref callable_iter_new(View callee, View sentinel);          /* iter(callee, sentinel) */
bool iter_init(void);                                           /* type_ready on all containers, iterators, range and slice */
void iter_shutdown(void);                                       /* type_unready on all of them */
#endif
