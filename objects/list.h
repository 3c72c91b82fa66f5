#ifndef OURO_OBJECTS_LIST_H
#define OURO_OBJECTS_LIST_H
#include "objects/type.h"

/* A growable array of owned references. Order of `items[0..len)` is the Python order. With cap 0 there is no array, and
 * `items` means nothing. */
typedef struct { Obj head; size_t len, cap; Ref *items; } ListObj;
static inline ListObj *as_list(View v) { return (ListObj *)(uintptr_t)v; }
static inline bool is_list(View v) { return v->shape == SHAPE_LIST || type_has(v, TYPE_LIST); }

extern TypeObj list_type, list_iter_type, list_reverse_iter_type;
NEW Ref list_new(void);
NEW Ref list_sized(size_t len);                         /* untracked, items NULL: the caller fills all, then gc_track */
NEW Ref list_from(View iterable);                       /* list(iterable) */
NEW Ref list_from_array(View const *items, size_t n);   /* keeps each */
bool    list_push(View list, Ref item);                 /* consumes item */
static inline View list_at(View list, size_t i) { return as_list(list)->items[i]; }     /* good until list changes */
bool    list_set(View list, size_t i, Ref item);        /* i < len; consumes item */
bool    list_extend(View list, View iterable);
bool    list_insert(View list, size_t i, Ref item);     /* consumes item */
NEW Ref list_pop(View list, size_t i);                  /* i < len */
NEW Ref list_slice(View list, size_t start, size_t stop);
bool    list_sort(View list, View key, bool reverse);   /* stable; key NULL or None: none. ValueError if modified meanwhile */
void    list_reverse(View list);
void    list_clear(View list);                          /* drops the items last to first */

/* Room for `extra` more items; MemoryError on failure. For list*.c. */
bool    list_reserve(View list, size_t extra);
/* Items [start, stop) give way to n others, which are kept. Runs no Python code before the list is whole again. */
bool    list_splice(View list, size_t start, size_t stop, View const *items, size_t n);
/* list[slice], list[slice] = value, del list[slice] (value NULL). */
NEW Ref list_get_slice(View list, View slice);
bool    list_set_slice(View list, View slice, View value);

/* Its iterator, open to the VM. list is NULL once exhausted. */
typedef struct { Obj head; size_t next; Ref list; } ListIter;
NEW Ref list_iter(View list);
NEW Ref list_reverse_iter(View list);
#endif
