#ifndef OURO_MODULES__COLLECTIONS_PARTS_H
#define OURO_MODULES__COLLECTIONS_PARTS_H
#include "objects/type.h"

/* _collections_parts.h -- the types of the module _collections, one a file. */
extern TypeObj deque_type, deque_iter_type, deque_reverse_iter_type;       /* _collections_deque.c */
extern TypeObj defaultdict_type;                                            /* _collections_defaultdict.c */
extern TypeObj ordered_dict_type, ordered_iter_type;                        /* _collections_ordered.c */
extern TypeObj ordered_keys_type, ordered_values_type, ordered_items_type;
#endif
