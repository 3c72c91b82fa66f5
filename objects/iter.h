#ifndef OURO_OBJECTS_ITER_H
#define OURO_OBJECTS_ITER_H
#include "objects/err.h"
#include "objects/list.h"

/* iter.h -- iterators over sequences and callables, and the built-in iterator types (enumerate, zip, map, filter, reversed). */

typedef struct { Obj head; int64_t next, step, left, len /* at the beginning */; } RangeIter;      /* int64 ranges; longer ones have a type of their own */

extern TypeObj seq_iter_type, callable_iter_type, enumerate_type, zip_type, map_type, filter_type, reversed_type;
NEW Ref seq_iter_new(View sequence);                            /* calls get_item with 0, 1, 2 ... until IndexError */
NEW Ref callable_iter_new(View callee, View sentinel);          /* iter(callee, sentinel) */
Ref  iter_failed(void);                                         /* an exception is pending: a StopIteration is forgotten. NULL */

/* Iterators made of iterators can be nested as deep as a program likes. */
static inline bool iter_too_deep(void) { return UNLIKELY((char *)__builtin_frame_address(0) < recursion_stack_end); }

/* obj_next for what obj_iter has returned: the usual case of a list's iterator in line. */
static inline Ref iter_step(View iterator)
{
    if (iterator->shape == SHAPE_LIST_ITER) {
        ListIter *it = (ListIter *)(uintptr_t)iterator;
        if (LIKELY(it->list && it->next < as_list(it->list)->len)) return ref_keep(as_list(it->list)->items[it->next++]);
    }
    if (iter_too_deep()) return err_raise(&exc_RecursionError, "maximum recursion depth exceeded");
    Ref item = type_of(iterator)->next(iterator);
    return LIKELY(item != NULL) || !err_pending ? item : iter_failed();
}

bool iter_init(void);                                           /* type_ready on all containers, iterators, range and slice */
void iter_shutdown(void);                                       /* type_unready on all of them */
#endif
