#ifndef OURO_MODULES_ITERTOOLS_PARTS_H
#define OURO_MODULES_ITERTOOLS_PARTS_H
#include "objects/iter.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* itertools_parts.h -- what the files of the module itertools share. */

extern TypeObj count_type, cycle_type, repeat_type;                                     /* itertools_endless.c */
extern TypeObj accumulate_type, chain_type, starmap_type, zip_longest_type, pairwise_type;      /* itertools_join.c */
extern TypeObj compress_type, dropwhile_type, takewhile_type, filterfalse_type, islice_type;    /* itertools_select.c */
extern TypeObj product_type, permutations_type, combinations_type, replacement_type;    /* itertools_combine.c */
extern TypeObj groupby_type, grouper_type;                                              /* itertools_group.c */
extern TypeObj tee_type, tee_data_type;                                                 /* itertools_tee.c */
Ref itertools_tee(View self, View const *args, size_t n);

Ref itertools_self(View self);          /* iter(iterator) */

/* The references that an iterator owns stand right behind its header, and there are one to four of them: NULL where there is none. */
void owns_1_traverse(View self, Visit visit, void *arg);
void owns_2_traverse(View self, Visit visit, void *arg);
void owns_3_traverse(View self, Visit visit, void *arg);
void owns_4_traverse(View self, Visit visit, void *arg);
void owns_1_clear(Ref self);
void owns_2_clear(Ref self);
void owns_3_clear(Ref self);
void owns_4_clear(Ref self);

/* How every type here begins: so many owned references, may be subclassed. */
#define ITERTOOL(type_name, Struct, owned, make, step) \
    TYPE_HEAD("itertools." type_name, 0, Struct), .module = "itertools", .flags = TYPE_BASE, \
    .shape.traverse = owns_##owned##_traverse, .shape.clear = owns_##owned##_clear, .shape.free = type_free, \
    .shape.is_container = true, .new = make, .iter = itertools_self, .next = step

/* Keywords that a constructor must refuse: those given to a subclass may be for its __init__. */
static inline View keywords_for(TypeObj *type, const TypeObj *own, View kwnames)
{
    return type == own || type->init == own->init ? kwnames : NULL;
}

/* type(self), as pickles of iterators begin. */
static inline Ref own_type(View self) { return ref_keep(&type_of(self)->head); }

/* A state for __setstate__ that must be a tuple of min to max items. */
bool itertools_state(View state, size_t min, size_t max);

/* An argument counted in a Py_ssize_t. */
static inline bool read_size(View v, int64_t *out) { return seq_c_int(v, INT64_MIN, INT64_MAX, "ssize_t", out); }

#endif
