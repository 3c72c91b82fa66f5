#ifndef OURO_OBJECTS_SET_H
#define OURO_OBJECTS_SET_H
#include "objects/type.h"

enum { SET_SMALL = 8 };
typedef struct { Ref key; Hash hash; } SetEntry;                /* key NULL and hash 0: never used; hash -1: deleted */
typedef struct {
    Obj head;
    size_t used, fill, mask;    /* live entries; deleted ones too; size of the table - 1 */
    SetEntry *table;            /* `small`, or a block of its own */
    Hash hash;                  /* frozenset: -1 not computed */
    size_t finger;              /* where pop goes on searching */
    SetEntry small[SET_SMALL];
} SetObj;
static inline SetObj *as_set(View v) { return (SetObj *)(uintptr_t)v; }
static inline bool is_any_set(View v) { return type_has(v, TYPE_SET | TYPE_FROZENSET); }

extern TypeObj set_type, frozenset_type, set_iter_type;
NEW Ref set_new(void);
NEW Ref set_from(View iterable);
NEW Ref frozenset_from(View iterable);
bool    set_add(View set, Ref key);                     /* consumes key */
int     set_contains(View set, View key);
int     set_discard(View set, View key);                /* 1 removed, 0 not there, -1 error */
bool    set_update(View set, View iterable);

/* For set_*.c. `hash` is the key's. */
void    set_make_empty(View set);                       /* a new object's fields */
bool    set_add_hashed(View set, Ref key, Hash hash);   /* consumes key */
int     set_contains_hashed(View set, View key, Hash hash);
int     set_discard_hashed(View set, View key, Hash hash);
bool    set_next(View set, size_t *at, View *key, Hash *hash);          /* walks the table; good until set changes */
bool    set_resize(View set, size_t more_than);         /* a table for more than that many, without deleted entries */
bool    set_merge(View set, View other);                /* other is a set or frozenset */
void    set_clear(View set);
NEW Ref set_pop(View set);                              /* any key; the set is not empty */
NEW Ref set_iter(View set);

/* Algebra. `other` may be any iterable; results are exact sets, or frozensets where `set` is of that kind. */
NEW Ref set_copy(View set);
NEW Ref set_intersection(View set, View other);
NEW Ref set_difference(View set, View other);
NEW Ref set_symmetric_difference(View set, View other);
bool    set_difference_update(View set, View other);
bool    set_symmetric_difference_update(View set, View other);
bool    set_intersection_update(View set, View const *others, size_t n);
int     set_is_subset(View a, View b);                  /* b is a set */
int     set_is_disjoint(View set, View other);
void    set_swap(View a, View b);                       /* exchange what they hold */
NEW Ref set_new_like(View set);                         /* an empty set, or frozenset */
#endif
