#ifndef OURO_MODULES_FUNCTOOLS_PARTS_H
#define OURO_MODULES_FUNCTOOLS_PARTS_H
#include "objects/type.h"

/* _functools_parts.h -- the types of the module _functools. */
extern TypeObj partial_type;                            /* _functools_partial.c */
extern TypeObj lru_cache_type, lru_link_type;           /* _functools_lru.c */

#endif
